// A "?" button with a sentence about a parameter, in a popover that touch, mouse and keyboard reach.
import { element } from "./element.js";
import { allowed, writeWithUnit } from "./numbers.js";
import { symbol } from "./symbol.js";
import { words } from "./words.js";

const GAP_PX = 6;

/** @param {import("../pkg/nullcline.js").ParamInfo} param */
export function help(param) {
  const id = `help-${param.id}`;
  const sheet = element("div", { id, className: "help", popover: "auto" },
    element("p", {}, ...(param.symbol ? [symbol(param.symbol), " "] : []), element("b", {}, param.name)),
    element("p", {}, param.help),
    element("p", { className: "range" }, [...(param.kind === "choice" ? [] : [allowed(param)]), words.defaultIs(writeWithUnit(param.default, param))].join("; ")));
  const button = element("button", { type: "button", className: "help-button", "aria-label": words.about(param.name) }, element("span", { "aria-hidden": "true" }, "?"));
  button.setAttribute("popovertarget", id);
  sheet.addEventListener("toggle", () => place(sheet, button));
  return { button, sheet };
}

/** Beside the button, wherever the window leaves room. @param {HTMLElement} sheet @param {HTMLElement} button */
function place(sheet, button) {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const left = Math.min(Math.max(anchor.left + anchor.width / 2 - width / 2, 8), document.documentElement.clientWidth - width - 8);
  const below = anchor.bottom + GAP_PX;
  const top = below + height > innerHeight ? Math.max(anchor.top - GAP_PX - height, 8) : below;
  sheet.style.inset = `${top}px auto auto ${left}px`;
}
