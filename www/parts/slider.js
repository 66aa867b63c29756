// A range input over a drawn track: filled up to the thumb, with a tick where the default is.
import { element } from "./element.js";

/** @param {string} [label] @param {() => () => void} [hold] asked at a touch for what gives the value back, where a place on the slider cannot tell it */
export function slider(label, hold) {
  const input = element("input", { type: "range", step: "any" });
  const root = element("span", { className: "slider" }, input, element("span", { className: "tick" }));
  if (label) input.setAttribute("aria-label", label);
  // A finger that means to scroll the page and begins here changes nothing: what the browser set at its touch is taken back.
  let touched = "";
  /** @type {(() => void) | undefined} */
  let giveBack;
  input.addEventListener("pointerdown", () => {
    touched = input.value;
    giveBack = hold?.();
  });
  input.addEventListener("pointercancel", () => {
    if (input.value === touched) return;
    input.value = touched;
    if (giveBack) return giveBack();
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  });
  let min = 0;
  let max = 1;

  /** @param {number} value */
  const share = (value) => (max > min ? Math.min(Math.max((value - min) / (max - min), 0), 1) : 0);

  return {
    root,
    input,
    /** @param {number} low @param {number} high */
    scale(low, high) {
      if (low === min && high === max && input.max === String(high)) return;
      [min, max] = [low, high];
      input.min = String(low);
      input.max = String(high);
    },
    /** Moves the thumb. @param {number} value @param {string} text what a screen reader says */
    set(value, text) {
      // A browser tells of no change that a script has made meanwhile: what the reader holds is left alone where it is.
      if (input.value !== String(value)) input.value = String(value);
      input.setAttribute("aria-valuetext", text);
      root.style.setProperty("--fill", String(share(value)));
    },
    /** @param {number} value */
    tick(value) { root.style.setProperty("--tick", String(share(value))); },
  };
}
