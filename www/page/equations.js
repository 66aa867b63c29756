// The page's equations: each term lights up with its slider and its curve, and they with it; copied as LaTeX and as MathML.
import { announce } from "../parts/announce.js";
import { element, shell } from "../parts/element.js";
import { formulas } from "../parts/formulas.js";
import { confirm, copy } from "../parts/handing-over.js";
import { writeWithUnit } from "../values/numbers.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").EquationsInfo} EquationsInfo */

const LIT = "lit";
/** Of the term that arrow keys have come to: it may stand in many places. */
const HERE = "here";

/**
 * @param {HTMLElement} place
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {import("../view/view.js").View["figures"]} figures
 */
export function createEquations(place, lab, state, figures) {
  const said = words.equations;
  const numbers = element("input", { type: "checkbox", role: "switch", id: "equations-numbers" });
  const latex = element("button", { type: "button", className: "button quiet small", id: "copy-latex" }, said.latex);
  const mathml = element("button", { type: "button", className: "button quiet small", id: "copy-mathml" }, said.mathml);
  const list = element("ul", { className: "equation-lines", tabIndex: 0, "aria-label": said.title, "aria-description": said.keys });
  const source = element("p", { className: "note" });
  const conventions = element("p", { className: "note" });
  place.append(
    element("div", { className: "equations-head" }, element("label", { className: "switch" }, numbers, said.numbers), latex, mathml),
    list,
    element("div", { className: "equations-notes" }, conventions, source),
  );
  /** @type {EquationsInfo | null} */
  let told = null;
  let drawn = "";
  let due = 0;

  function mirror() {
    due = 0;
    if (place.hidden) return;
    told = lab.equations(state.demo.id, state.values, numbers.checked);
    if (told.mathml === drawn) return;
    drawn = told.mathml;
    list.replaceChildren(...formulas(told.lines));
    source.textContent = told.source ? said.source(told.source) : "";
    conventions.textContent = told.conventions;
  }

  /** The names of the equations behind which a parameter stands. @param {string} param */
  const namesOf = (param) => Object.entries(told?.params ?? {}).filter(([, params]) => params.includes(param)).map(([name]) => name);

  /** Lights the terms of these names, and no others. @param {string[]} names */
  function light(names) {
    for (const term of list.querySelectorAll("[data-name]")) term.classList.toggle(LIT, names.includes(term.getAttribute("data-name") ?? ""));
  }

  /** Lights the sliders and the figures of a name, and no others. @param {string | null} name */
  function point(name) {
    for (const one of document.querySelectorAll(`.parameter.${LIT}, .group.${LIT}, .card.${LIT}`)) one.classList.remove(LIT);
    if (!name) return;
    for (const id of told?.params[name] ?? []) {
      const row = document.getElementById(`parameter-${id}`);
      row?.classList.add(LIT);
      row?.closest(".folding")?.classList.add(LIT);
    }
    for (const { root } of figures.showing(name)) root.classList.add(LIT);
  }

  /** @param {Event} event */
  const termAt = ({ target }) => (target instanceof Element ? target.closest("[data-name]")?.getAttribute("data-name") ?? null : null);
  for (const type of ["pointerover", "click"]) {
    list.addEventListener(type, (event) => {
      const name = termAt(event);
      point(name);
      light(name ? [name] : []);
    });
  }
  list.addEventListener("pointerleave", () => {
    point(null);
    light([]);
  });

  /** Terms one after another, as arrow keys go through them. */
  const terms = () => [...list.querySelectorAll("[data-name]")];
  /** How far a key goes from a term to the next. @type {Record<string, number>} */
  const strides = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  /** @param {Element | undefined} chosen the term that arrow keys have come to */
  function stand(chosen) {
    for (const term of terms()) term.classList.toggle(HERE, term === chosen);
    const name = chosen?.getAttribute("data-name") ?? null;
    point(name);
    light(name ? [name] : []);
  }

  list.addEventListener("keydown", (event) => {
    const all = terms();
    const stride = strides[event.key];
    if (!stride || !all.length || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at = all.findIndex((term) => term.classList.contains(HERE));
    const next = at < 0 && Number.isFinite(stride) ? (stride > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + stride, 0), all.length - 1);
    const term = all[next];
    stand(term);
    term?.scrollIntoView({ block: "nearest", inline: "nearest" });
    announce(called(term?.getAttribute("data-name") ?? ""));
  });
  list.addEventListener("blur", () => stand(undefined));

  /** What a term stands for, in words: its parameters with their values, or its own name. @param {string} name */
  function called(name) {
    const params = state.demo.params.filter(({ id }) => told?.params[name]?.includes(id));
    const each = params.map((param) => `${param.name}, ${writeWithUnit(state.values[param.id] ?? param.default, param)}`);
    return each.join("; ") || name;
  }

  const parameters = shell("parameters");
  for (const type of ["pointerover", "focusin", "input"]) {
    parameters.addEventListener(type, ({ target }) => {
      if (place.hidden) return;
      const row = target instanceof Element ? target.closest(".parameter") : null;
      light(row ? namesOf(row.id.slice("parameter-".length)) : []);
    });
  }
  for (const type of ["pointerleave", "focusout"]) parameters.addEventListener(type, () => light([]));
  shell("figures").addEventListener("pointermove", (event) => {
    if (place.hidden) return;
    const curve = figures.curveAt(event);
    light(curve ? [curve] : []);
  });
  shell("figures").addEventListener("pointerleave", () => light([]));

  numbers.addEventListener("change", mirror);
  state.onChange(() => {
    if (!place.hidden && numbers.checked) due ||= requestAnimationFrame(mirror);
  });
  latex.addEventListener("click", () => hand(latex, told?.latex));
  mathml.addEventListener("click", () => hand(mathml, told?.mathml));

  /** @param {HTMLButtonElement} button @param {string} [text] */
  async function hand(button, text = "") {
    if (await copy(text)) confirm(button, said.copied);
    else getSelection()?.selectAllChildren(list);
  }

  return { mirror };
}
