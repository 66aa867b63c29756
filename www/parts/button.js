// A button that does one thing, with a word on it or a picture.
import { element } from "./element.js";
import { icon } from "./icons.js";

/** @param {string} label @param {string} id @param {() => void} press */
export function button(label, id, press) {
  const made = element("button", { type: "button", className: "button", id }, label);
  made.addEventListener("click", press);
  return made;
}

/** @param {import("./icons.js").IconName} name @param {string} label @param {() => void} press @param {string} [className] */
export function iconButton(name, label, press, className = "button") {
  const made = element("button", { type: "button", className, title: label, "aria-label": label }, icon(name));
  made.addEventListener("click", press);
  return made;
}
