// Rows of controls, one a parameter: name, help, slider, field or choices; they mirror the state and complain.
import { element } from "../parts/element.js";
import { symbol } from "../parts/symbol.js";
import { writeWithUnit } from "../values/numbers.js";
import { words } from "../words/index.js";
import { choiceControl } from "./choice-control.js";
import { help } from "./help.js";
import { numberControl } from "./number-control.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {{ root: HTMLElement, set: () => void, complain: (said?: string) => void }} Row */

/**
 * @param {import("../state/state.js").State} state
 * @param {() => number} proposeSeed
 */
export function createRows(state, proposeSeed) {
  /** @type {Map<string, Row>} */
  let rows = new Map();
  /** @type {string[]} */
  let complaining = [];

  return {
    /** Forgets the rows of another page. */
    clear() {
      rows = new Map();
      complaining = [];
    },
    /** @param {ParamInfo} param */
    add(param) {
      const made = row(state, param, proposeSeed);
      rows.set(param.id, made);
      return made.root;
    },
    mirror() {
      for (const one of rows.values()) one.set();
    },
    /** Hides what changes nothing as the other parameters are. @param {string[]} idle */
    rest(idle) {
      for (const [id, { root }] of rows) root.hidden = idle.includes(id);
    },
    /** A complaint at the controls of these parameters, and at no others. @param {string[]} keys @param {string} said */
    complain(keys, said) {
      for (const key of complaining) if (!keys.includes(key)) rows.get(key)?.complain();
      complaining = said ? keys : [];
      for (const key of keys) rows.get(key)?.complain(said);
    },
  };
}

/** @typedef {ReturnType<typeof createRows>} Rows */

/** @param {import("../state/state.js").State} state @param {ParamInfo} param @param {() => number} proposeSeed @returns {Row} */
function row(state, param, proposeSeed) {
  // A browser says that a slider or a field has changed when it is taken off the page in the middle of it, too: of another page by then.
  const isHere = () => state.demo.params.includes(param);
  const wire = {
    /** @param {import("../../pkg/nullcline.js").Value} value @param {boolean} done */
    set: (value, done) => { if (isHere()) state.set(param.id, value, done); },
    /** @param {number} value */
    complaint: (value) => (isHere() ? state.complaint(param.id, value) : undefined),
    reset: () => state.reset(param.id),
    proposeSeed,
  };
  const control = param.kind === "choice" ? choiceControl(param, wire) : numberControl(param, wire);
  const { button, sheet } = help(param, state.range(param.id));
  const back = words.resetOne(param.name, writeWithUnit(param.default, param));
  const dot = element("button", { type: "button", className: "dot", title: words.resetTip, "aria-label": back });
  const name = element("label", { className: "parameter-name" }, ...(param.symbol ? [symbol(param.symbol)] : []), element("span", { className: "name" }, param.name));
  if (control.labels) name.htmlFor = control.labels;
  const head = element("div", { className: "parameter-head" }, dot, name, button, ...control.tools);
  const root = element("div", { className: "parameter", id: `parameter-${param.id}` }, head, ...control.body, sheet);
  if (param.kind === "choice") {
    root.role = "radiogroup";
    root.setAttribute("aria-label", param.name);
  }
  dot.addEventListener("click", () => {
    state.reset(param.id);
    root.querySelector("input")?.focus();
  });
  name.addEventListener("dblclick", wire.reset);
  /** @type {import("../../pkg/nullcline.js").Value | undefined} */
  let value;
  return {
    root,
    set() {
      if (value === state.values[param.id]) return;
      value = state.values[param.id];
      control.set(value);
      root.classList.toggle("changed", state.changed(param.id));
    },
    complain: control.complain,
  };
}
