// A "?" button with a sentence about a parameter, in a popover that touch, mouse and keyboard reach.
import { element } from "../parts/element.js";
import { opens } from "../parts/sheet.js";
import { symbol } from "../parts/symbol.js";
import { writeWithUnit } from "../values/numbers.js";
import { unbroken } from "../words/unbroken.js";
import { words } from "../words/index.js";

/** @param {import("../../pkg/nullcline.js").ParamInfo} param @param {string} range what it may be, in words */
export function help(param, range) {
  const id = `help-${param.id}`;
  const sheet = element("div", { id, className: "help" },
    element("p", {}, ...(param.symbol ? [symbol(param.symbol), " "] : []), element("b", {}, param.name)),
    element("p", {}, unbroken(param.help)),
    element("p", { className: "range" }, [...(param.kind === "choice" ? [] : [range]), words.defaultIs(writeWithUnit(param.default, param))].map(unbroken).join(words.clauses)));
  const button = element("button", { type: "button", className: "help-button", "aria-label": words.about(param.name) }, element("span", { "aria-hidden": "true" }, "?"));
  opens(button, sheet);
  return { button, sheet };
}
