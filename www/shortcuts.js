// The list of keys and gestures, in a dialog.
import { element } from "./element.js";
import { FIGURE_KEYS } from "./figure-keys.js";
import { icon } from "./icons.js";
import { words } from "./words.js";

const said = words.shortcuts;
const PAGE_KEYS = /** @type {const} */ ([["Space", "play"], [", .", "step"], ["P", "pin"], ["Ctrl Z", "undo"], ["Ctrl ⇧ Z", "redo"], ["?", "help"]]);

/** @type {HTMLDialogElement | null} */
let dialog = null;

/** Shows the list. */
export function showShortcuts() {
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
}

function build() {
  const close = element("button", { type: "button", className: "button quiet", "aria-label": said.close, title: said.close }, icon("close"));
  const made = element("dialog", { className: "dialog", "aria-labelledby": "shortcuts-title" },
    element("div", { className: "dialog-head" }, element("h2", { id: "shortcuts-title" }, said.title), close),
    element("h3", {}, said.pointer), element("ul", { className: "gestures" }, ...said.gestures.map((one) => element("li", {}, one))),
    element("h3", {}, said.figure), keys(FIGURE_KEYS), element("h3", {}, said.page), keys(PAGE_KEYS));
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  return made;
}

/** @param {readonly (readonly [string, keyof typeof said.keys])[]} table */
function keys(table) {
  return element("dl", { className: "keys" }, ...table.flatMap(([key, what]) => [element("dt", {}, ...key.split(" ").map((one) => element("kbd", {}, one))), element("dd", {}, said.keys[what])]));
}
