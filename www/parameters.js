// The column of parameters, built from the catalogue, in groups; mirrors the state.
import { choiceControl } from "./choice-control.js";
import { element, shell } from "./element.js";
import { help } from "./help.js";
import { numberControl } from "./number-control.js";
import { writeWithUnit } from "./numbers.js";
import { symbol } from "./symbol.js";
import { words } from "./words.js";

/** @typedef {import("../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {{ root: HTMLElement, set: () => void, complain: (said?: string) => void }} Row */

/**
 * @param {import("./state.js").State} state
 * @param {() => number} proposeSeed
 */
export function createParameters(state, proposeSeed) {
  const place = shell("parameter-groups");
  const resetAll = shell("reset-all");
  /** @type {Map<string, Row>} */
  let rows = new Map();
  let complaining = "";
  let presets = presetRow(state);

  resetAll.addEventListener("click", () => state.resetAll());

  /** @param {ParamInfo} param */
  function buildRow(param) {
    const wire = {
      /** @param {import("../pkg/nullcline.js").Value} value @param {boolean} done */
      set: (value, done) => state.set(param.id, value, done),
      reset: () => state.reset(param.id),
      proposeSeed,
    };
    const control = param.kind === "choice" ? choiceControl(param, wire) : numberControl(param, wire);
    const { button, sheet } = help(param);
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
    /** @type {import("../pkg/nullcline.js").Value | undefined} */
    let value;
    rows.set(param.id, {
      root,
      set() {
        if (value === state.values[param.id]) return;
        value = state.values[param.id];
        control.set(value);
        root.classList.toggle("changed", state.changed(param.id));
      },
      complain: control.complain,
    });
    return root;
  }

  function mirror() {
    for (const row of rows.values()) row.set();
    presets.mirror();
    /** @type {HTMLButtonElement} */ (resetAll).disabled = !state.demo.params.some((param) => state.changed(param.id));
  }

  return {
    mirror,
    open() {
      rows = new Map();
      complaining = "";
      presets = presetRow(state);
      place.replaceChildren(presets.root, ...groups(state.demo.params).map((params) => {
        const title = element("h3", {}, params[0].group);
        if (params[0].groupNote) title.append(" ", element("span", {}, params[0].groupNote));
        return element("div", { className: "group" }, title, ...params.map(buildRow));
      }));
      shell("parameters").scrollTop = 0;
      mirror();
    },
    /** Hides what changes nothing as the other parameters are. @param {string[]} idle */
    rest(idle) {
      for (const [id, { root }] of rows) root.hidden = idle.includes(id);
    },
    /** A complaint at the control of this parameter, and at no other. @param {string} key @param {string} said */
    complain(key, said) {
      if (complaining && complaining !== key) rows.get(complaining)?.complain();
      complaining = said ? key : "";
      rows.get(key)?.complain(said);
    },
  };
}

/** @typedef {ReturnType<typeof createParameters>} Parameters */

/** Buttons for the demo's named sets of parameters. @param {import("./state.js").State} state */
function presetRow(state) {
  const { presets } = state.demo;
  const buttons = presets.map(({ name, values }) => {
    const button = element("button", { type: "button", className: "button small" }, name);
    button.addEventListener("click", () => state.setAll(values, true));
    return button;
  });
  const root = element("div", { className: "group presets", hidden: !presets.length }, element("h3", {}, words.presets), element("div", { className: "choices" }, ...buttons));
  return {
    root,
    mirror() {
      buttons.forEach((button, index) => {
        const chosen = Object.entries(presets[index].values).every(([key, value]) => state.values[key] === value);
        button.setAttribute("aria-pressed", String(chosen));
      });
    },
  };
}

/** Parameters that follow one another under the same heading. @param {ParamInfo[]} params */
function groups(params) {
  /** @type {ParamInfo[][]} */
  const made = [];
  for (const param of params) {
    if (made.at(-1)?.[0].group === param.group) made.at(-1)?.push(param);
    else made.push([param]);
  }
  return made;
}
