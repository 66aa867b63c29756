// A button with a word on it that does one thing.
import { element } from "./element.js";

/** @param {string} label @param {string} id @param {() => void} press */
export function button(label, id, press) {
  const made = element("button", { type: "button", className: "button", id }, label);
  made.addEventListener("click", press);
  return made;
}
