// A dialog with a title: closed by its button, by Escape, or by a press beside it.
import { words } from "../words/index.js";
import { element } from "./element.js";
import { icon } from "./icons.js";

/** Puts a dialog on the page; it opens with `showModal`. @param {string} id @param {string} title @param {...(Node | string)} parts */
export function dialog(id, title, ...parts) {
  const close = element("button", { type: "button", className: "button quiet", "aria-label": words.close, title: words.close }, icon("close"));
  const heading = element("h2", { id: `${id}-title` }, title);
  const made = element("dialog", { id, className: "dialog", "aria-labelledby": heading.id }, element("div", { className: "dialog-head" }, heading, close), ...parts);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  return made;
}
