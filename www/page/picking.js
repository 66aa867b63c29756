// What a dialog lets its reader pick: one of several in a row, any of several, one of a list; under a heading each.
import { element } from "../parts/element.js";
import { rove } from "../parts/roving.js";
import { symbol } from "../parts/symbol.js";

/** @param {string} title @param {...Node} parts */
export const section = (title, ...parts) => element("fieldset", {}, element("legend", {}, title), element("div", { className: "line" }, ...parts));

/** One of several, in a row. @template {string} Name @param {string} name @param {Name[]} values @param {(value: Name) => string} label @param {() => void} changed */
export function radios(name, values, label, changed) {
  const inputs = values.map((value, index) => element("input", { type: "radio", name, value, checked: index === 0 }));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    root: element("div", { className: "choices" }, ...values.map((value, index) => element("label", {}, inputs[index], label(value)))),
    value: () => values[inputs.findIndex(({ checked }) => checked)],
  };
}

/** Any of several, in a row, which is one stop of the Tab key; in the order of the demo. @param {string} name @param {() => void} changed */
export function checks(name, changed) {
  const root = element("div", { className: "choices" });
  rove(root, { controls: "input" });
  /** @type {HTMLInputElement[]} */
  let inputs = [];
  let offered = "";
  return {
    root,
    chosen: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
    /** Keeps what was chosen while the list is of the same demo. @param {{ id: string, name: string, symbol?: string }[]} list @param {string} demo @param {string[]} usual */
    offer(list, demo, usual) {
      if (offered === demo) return;
      offered = demo;
      inputs = list.map(({ id }) => element("input", { type: "checkbox", name, value: id, checked: usual.includes(id) }));
      for (const input of inputs) input.addEventListener("change", changed);
      root.replaceChildren(...list.map((one, index) => element("label", {}, inputs[index], element("span", {}, ...(one.symbol ? [symbol(one.symbol), " "] : []), one.name))));
    },
  };
}

/** The parameters of a page; until somebody picks others, one of those used most. @param {string} name @param {() => void} changed */
export function controlChecks(name, changed) {
  const { root, chosen, offer } = checks(name, changed);
  return {
    root,
    chosen,
    /** @param {import("../../pkg/nullcline.js").DemoInfo} demo */
    offer({ id, params }) {
      const usual = params.find(({ kind, place }) => kind !== "choice" && place === "often") ?? params[0];
      offer(params, id, [usual.id]);
    },
  };
}

/** @param {string} id @param {[string, string][]} options values and what they are called @param {() => void} changed @param {string} [usual] the first, if none is named */
export function select(id, options, changed, usual = options[0][0]) {
  const made = element("select", { id }, ...options.map(([value, text]) => element("option", { value, selected: value === usual }, text)));
  made.addEventListener("change", changed);
  return made;
}
