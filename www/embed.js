// The dialog that builds a snippet: how much of the lab goes along, with which controls, and what that looks like.
import { contents, neurons } from "../course/contents.js";
import { dialog } from "./dialog.js";
import { element } from "./element.js";
import { confirm, copy, fileName, save } from "./handing-over.js";
import { KEYS, writePresentation } from "./presentation.js";
import { pinLabel } from "./pins.js";
import { elements, frames, linked } from "./snippet.js";
import { words } from "./words.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./presentation.js").Presentation} Presentation */
/** @typedef {"frame" | "element" | "picture"} Form */

const said = words.embed;
/** @type {Form[]} */
const FORMS = ["frame", "element", "picture"];
/** @type {("figure" | "bare" | "lab")[]} */
const LEVELS = ["figure", "bare", "lab"];
/** Every page, whatever core it needs, by its neuron's name and its own on a tab; those without a neuron by their own. */
const PAGES = [
  ...neurons.flatMap((neuron) => neuron.pages.map(({ id, name }) => ({ id, name: `${neuron.name} · ${name}` }))),
  ...contents.filter(({ id }) => !neurons.some(({ pages }) => pages.some((page) => page.id === id))).map(({ id, short }) => ({ id, name: short })),
];
/** The height of a frame, in CSS pixels, unless the reader wants another. */
const HEIGHT_PX = 540;
/** How wide the page is thought to be on which the preview stands, at least: it is shown smaller. */
const WIDTH_PX = 720;
/** How large letters may be, as parts of the usual. */
const SCALES = [0.75, 1, 1.25, 1.5, 2];
/** While a field is typed in, the preview waits. */
const PAUSE_MS = 300;

/** @type {ReturnType<typeof build> | null} */
let built = null;

/** @param {State} state @param {import("./picture.js").Picture} picture */
export function showEmbed(state, picture) {
  built ??= build(state, picture);
  built.show();
}

/** @param {State} state @param {import("./picture.js").Picture} picture */
function build(state, picture) {
  const form = radios("embed-form", FORMS, (one) => said.forms[one], update);
  const level = radios("embed-level", LEVELS, (one) => said.levels[one], update);
  const controls = checks("embed-control", update);
  const panels = checks("embed-panel", update);
  const beside = element("select", { id: "embed-beside", "aria-label": said.beside });
  beside.addEventListener("change", update);
  const theme = select("embed-theme", [["auto", said.auto], ["light", said.light], ["dark", said.dark]], update);
  const autoplay = select("embed-autoplay", [["", said.asDemo], ["1", said.yes], ["0", said.no]], update);
  const scale = select("embed-scale", SCALES.map((times) => [String(times), said.times(times)]), update, "1");
  const clear = element("input", { type: "checkbox", id: "embed-clear" });
  const loop = element("input", { type: "checkbox", id: "embed-loop" });
  const height = element("input", { type: "number", id: "embed-height", min: "120", max: "4000", step: "20", value: String(HEIGHT_PX) });
  for (const one of [clear, loop, height]) one.addEventListener("input", update);

  const snippet = element("textarea", { id: "snippet", readOnly: true, rows: 5, spellcheck: false, "aria-label": said.snippet });
  const copier = element("button", { type: "button", className: "button primary", id: "copy-snippet" }, said.copy);
  const saver = element("button", { type: "button", className: "button", id: "save-picture" }, said.save);
  const hint = element("p", { className: "note", role: "status" });
  // A frame that goes to another address leaves an entry in the history: each address has a frame of its own. Tab passes them by.
  let preview = element("div");
  let previewed = "";
  const view = element("div", { id: "embed-preview" });
  new ResizeObserver(fit).observe(view);
  const behaviour = section(said.behaviour,
    element("label", { className: "check" }, said.theme, theme), element("label", { className: "check" }, clear, said.clear),
    element("label", { className: "check" }, said.scale, scale), element("label", { className: "check" }, said.autoplay, autoplay),
    element("label", { className: "check" }, loop, said.loop), element("label", { className: "check" }, said.height, height));
  const controlsPart = section(said.controls, controls.root);
  const panelsPart = section(said.panels, panels.root);
  const levelPart = section(said.level, level.root);
  const besidePart = section(said.beside, beside);
  const sheet = dialog("embed-dialog", said.title,
    element("div", { className: "embed" },
      element("div", {}, section(said.form, form.root), besidePart, levelPart, controlsPart, panelsPart, behaviour),
      element("div", {}, view, snippet, element("div", { className: "line" }, copier, saver), hint)),
    keyTable());

  copier.addEventListener("click", async () => {
    if (await copy(snippet.value)) return confirm(copier, said.copied);
    snippet.focus();
    snippet.select();
    hint.textContent = words.share.byHand;
  });
  snippet.addEventListener("focus", () => snippet.select());
  saver.addEventListener("click", async () => save(fileName(state.demo, "png"), await picture.png(2)));
  // What is not looked at does not run.
  sheet.addEventListener("close", () => {
    preview.remove();
    previewed = "";
  });

  const isGuest = () => level.value() !== "lab";

  /** @returns {Partial<Presentation>} */
  function presentation() {
    const all = panels.chosen();
    return {
      ui: level.value(),
      controls: level.value() !== "bare" && controls.chosen().length ? controls.chosen() : null,
      panels: all.length && all.length < state.demo.panels.length ? all : null,
      theme: /** @type {Presentation["theme"]} */ (theme.value),
      autoplay: autoplay.value ? autoplay.value === "1" : null,
      loop: loop.checked || null,
      ...(isGuest() ? { ground: clear.checked ? "transparent" : "own", scale: Number(scale.value) } : {}),
    };
  }

  /** The height of the frame, in CSS pixels. */
  const tall = () => Math.round(height.valueAsNumber) || HEIGHT_PX;
  /** Shows the frame as it would stand on a page, only smaller. */
  function fit() {
    const width = Math.max(view.clientWidth, WIDTH_PX * figures().length);
    const scale = view.clientWidth / width;
    preview.style.width = `${width}px`;
    preview.style.height = `${tall()}px`;
    preview.style.transform = `scale(${scale})`;
    view.style.height = `${tall() * scale + 2}px`;
  }

  /** The figure, and the one beside it where there is to be one. @returns {import("./snippet.js").Figure[]} */
  function figures() {
    const how = presentation();
    const here = { query: state.query, title: state.demo.title, how };
    const [kind, id] = beside.value.split(" ");
    const pin = state.pins[Number(id)];
    if (kind === "usual") return [here, { ...here, query: state.queryOf(Object.fromEntries(state.demo.params.map((param) => [param.id, param.default]))) }];
    if (kind === "pin" && pin) return [here, { ...here, query: state.queryOf(pin.values) }];
    const other = kind === "demo" ? PAGES.find((page) => page.id === id) : undefined;
    // Another page has other parameters, and other panels.
    return other ? [here, { query: state.linkTo(other.id), title: other.name, how: { ...how, controls: null, panels: null } }] : [here];
  }

  /** What can stand beside the figure. */
  function offerBeside() {
    const { demo, pins } = state;
    const option = (/** @type {string} */ value, /** @type {string} */ text) => element("option", { value }, text);
    const { value } = beside;
    const others = element("optgroup", { label: said.otherPages }, ...PAGES.filter(({ id }) => id !== demo.id).map(({ id, name }) => option(`demo ${id}`, name)));
    beside.replaceChildren(option("", said.alone), option("usual", said.atDefaults), ...pins.map((pin, index) => option(`pin ${index}`, said.pin(index + 1, pinLabel(state, pin)))), others);
    beside.value = [...beside.options].some((one) => one.value === value) ? value : "";
  }

  let timer = 0;
  function update() {
    const shown = figures();
    snippet.value = { frame: () => frames(state, shown, tall()), element: () => elements(state, shown), picture: () => linked(state) }[form.value()]();
    const still = form.value() === "picture";
    saver.hidden = !still;
    for (const one of [levelPart, besidePart, panelsPart, behaviour, view]) one.hidden = still;
    controlsPart.hidden = still || level.value() === "bare";
    for (const one of [clear, scale]) one.closest("label")?.toggleAttribute("hidden", !isGuest());
    view.style.colorScheme = theme.value === "auto" ? "" : theme.value;
    height.closest("label")?.toggleAttribute("hidden", form.value() === "element");
    hint.textContent = said.hints[form.value()];
    fit();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const addresses = shown.map(({ query, how }) => state.linkAs(writePresentation(how), query));
      if (still || !sheet.open || previewed === addresses.join(" ")) return;
      previewed = addresses.join(" ");
      preview = element("div", {}, ...addresses.map((src) => element("iframe", { title: said.preview, src, tabIndex: -1 })));
      view.replaceChildren(preview);
      fit();
    }, PAUSE_MS);
  }

  return {
    show() {
      const { demo } = state;
      controls.offer(demo.params.map(({ id, name }) => ({ id, name })), demo.id, demo.params.slice(0, 1).map(({ id }) => id));
      panels.offer(demo.panels.map(({ id, title }) => ({ id, name: title })), demo.id, demo.panels.map(({ id }) => id));
      panelsPart.hidden = demo.panels.length < 2;
      offerBeside();
      sheet.showModal();
      update();
    },
  };
}

/** Every key of the address that is about the presentation. */
function keyTable() {
  const rows = KEYS.map(({ key, values }) => element("tr", {}, element("th", { scope: "row" }, element("code", {}, key)), element("td", {}, values), element("td", {}, words.presentation.keys[key])));
  return element("details", { className: "key-table" }, element("summary", {}, said.keys), element("table", {}, element("tbody", {}, ...rows)));
}

/** @param {string} title @param {...Node} parts */
const section = (title, ...parts) => element("fieldset", {}, element("legend", {}, title), element("div", { className: "line" }, ...parts));

/** One of several, in a row. @template {string} Name @param {string} name @param {Name[]} values @param {(value: Name) => string} label @param {() => void} changed */
function radios(name, values, label, changed) {
  const inputs = values.map((value, index) => element("input", { type: "radio", name, value, checked: index === 0 }));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    root: element("div", { className: "choices" }, ...values.map((value, index) => element("label", {}, inputs[index], label(value)))),
    value: () => values[inputs.findIndex(({ checked }) => checked)],
  };
}

/** Any of several, in a row; in the order of the demo. @param {string} name @param {() => void} changed */
function checks(name, changed) {
  const root = element("div", { className: "choices" });
  /** @type {HTMLInputElement[]} */
  let inputs = [];
  let offered = "";
  return {
    root,
    chosen: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
    /** Keeps what was chosen while the list is of the same demo. @param {{ id: string, name: string }[]} list @param {string} demo @param {string[]} usual */
    offer(list, demo, usual) {
      if (offered === demo) return;
      offered = demo;
      inputs = list.map(({ id }) => element("input", { type: "checkbox", name, value: id, checked: usual.includes(id) }));
      for (const input of inputs) input.addEventListener("change", changed);
      root.replaceChildren(...list.map((one, index) => element("label", {}, inputs[index], one.name)));
    },
  };
}

/** @param {string} id @param {[string, string][]} options values and what they are called @param {() => void} changed @param {string} [usual] the first, if none is named */
function select(id, options, changed, usual = options[0][0]) {
  const made = element("select", { id }, ...options.map(([value, text]) => element("option", { value, selected: value === usual }, text)));
  made.addEventListener("change", changed);
  return made;
}
