// A sign at a group of controls that the Tab key has led to: arrows go on within it. It has done its work when one has.
import { words } from "../words/index.js";
import { element } from "./element.js";

const GAP_PX = 6;

/** @type {HTMLElement | null} */
let sign = null;
let known = false;

/** Shows it beside the control that has the focus, away from the others. @param {HTMLElement} at @param {HTMLElement[]} group */
export function showArrows(at, group) {
  if (known || group.length < 2 || !at.matches(":focus-visible")) return;
  const [first, second] = group.map((one) => one.getBoundingClientRect());
  const upright = second.left < first.right;
  sign ??= document.body.appendChild(element("p", { className: "arrows", popover: "manual", "aria-hidden": "true" }));
  sign.replaceChildren(...(upright ? ["↑", "↓"] : ["←", "→"]).map((key) => element("kbd", {}, key)), words.arrows);
  sign.showPopover();
  addEventListener("scroll", hideArrows, { once: true, capture: true });
  const { left, right, top, bottom } = at.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = sign;
  const across = upright ? right + GAP_PX : (left + right - width) / 2;
  const down = upright ? (top + bottom - height) / 2 : bottom + GAP_PX + height > innerHeight ? top - GAP_PX - height : bottom + GAP_PX;
  sign.style.inset = `${down}px auto auto ${Math.min(Math.max(across, GAP_PX), document.documentElement.clientWidth - width - GAP_PX)}px`;
}

export function hideArrows() {
  sign?.hidePopover();
}

/** An arrow was used. */
export function learnArrows() {
  known = true;
  hideArrows();
}
