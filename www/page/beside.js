// What may stand beside the figure of a snippet: the same page at its defaults or as a pinned run, or another one, with its own controls.
import { contents, neurons } from "../../course/contents.js";
import { loadCore, sizeFor } from "../core/cores.js";
import { catalogue, createLab } from "../core/lab.js";
import { element } from "../parts/element.js";
import { pageOf } from "../state/equations.js";
import { pinLabel } from "../state/pinned.js";
import { translated, words } from "../words/index.js";
import { controlChecks, section } from "./picking.js";

/** @typedef {import("./snippet.js").Figure} Figure */

/** Every page, whatever core it needs, by its neuron's name and its own on a tab; those without a neuron by their own. */
const allPages = () => [
  ...neurons.flatMap((neuron) => neuron.pages.map(({ id, name }) => ({ id, name: `${translated(neuron.name)} · ${translated(name)}` }))),
  ...contents.filter(({ id }) => !neurons.some(({ pages }) => pages.some((page) => page.id === id))).map(({ id, short }) => ({ id, name: translated(short) })),
];

/** @param {import("../state/state.js").State} state @param {() => void} changed */
export function createBeside(state, changed) {
  const said = words.embed;
  const pages = allPages();
  const chooser = element("select", { id: "embed-beside", "aria-label": said.beside });
  const controls = controlChecks("embed-beside-control", changed);
  const controlsPart = section(said.besideControls, controls.root);
  /** The other page, when its core has told of it. @type {import("../../pkg/nullcline.js").DemoInfo | null} */
  let other = null;

  const page = () => pages.find(({ id }) => chooser.value === `demo ${id}`);

  chooser.addEventListener("change", () => {
    meet();
    changed();
  });

  async function meet() {
    other = null;
    const id = page()?.id;
    if (!id) return;
    // Without it the figure stands there all the same.
    const core = await loadCore(sizeFor(id)).catch(() => null);
    if (page()?.id !== id) return;
    other = core ? catalogue(createLab(core)).find((demo) => demo.id === id) ?? null : null;
    if (other) controls.offer(other);
    changed();
  }

  return {
    root: section(said.beside, chooser),
    controls: controlsPart,
    /** Whether it may have controls of its own. */
    get asks() { return other !== null; },
    /** Whether it can be played, as far as is known. */
    get plays() { return page() !== undefined && (other?.fps ?? 1) > 0; },
    /** It and the first one, or that alone. @param {Figure} first @returns {Figure[]} */
    with(first) {
      const [kind, index] = chooser.value.split(" ");
      const pin = state.pins[Number(index)];
      if (kind === "usual") return [first, { ...first, query: state.queryOf(Object.fromEntries(state.demo.params.map((param) => [param.id, param.default]))) }];
      if (kind === "pin" && pin) return [first, { ...first, query: state.queryOf(pin.values) }];
      const second = page();
      const own = other && first.how.ui !== "bare" && controls.chosen().length ? controls.chosen() : null;
      // Another page has other parameters, and other panels.
      return second ? [first, { query: state.linkTo(second.id), title: second.name, how: { ...first.how, controls: own, panels: null } }] : [first];
    },
    /** Offers what there is now. */
    offer() {
      const { demo, pins } = state;
      const option = (/** @type {string} */ value, /** @type {string} */ text) => element("option", { value }, text);
      const { value } = chooser;
      const others = element("optgroup", { label: said.otherPages }, ...pages.filter(({ id }) => id !== pageOf(demo.id)).map(({ id, name }) => option(`demo ${id}`, name)));
      chooser.replaceChildren(option("", said.alone), option("usual", said.atDefaults), ...pins.map((pin, index) => option(`pin ${index}`, said.pin(index + 1, pinLabel(state, pin)))), others);
      chooser.value = [...chooser.options].some((one) => one.value === value) ? value : "";
      if (!page()) other = null;
    },
  };
}
