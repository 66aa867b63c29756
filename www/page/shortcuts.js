// The list of keys and gestures, in a dialog.
import { FIGURE_KEYS } from "../figures/figure-keys.js";
import { dialog } from "../parts/dialog.js";
import { element } from "../parts/element.js";
import { words } from "../words/index.js";

const PAGE_KEYS = /** @type {const} */ ([["Esc", "field"], ["Space", "play"], [", .", "step"], ["I", "act"], ["P", "pin"], ["F", "present"], ["PageUp PageDown", "turn"], ["Ctrl Z", "undo"], ["Ctrl ⇧ Z", "redo"], ["← →", "group"], ["?", "help"]]);

/** @type {HTMLDialogElement | null} */
let built = null;

/** Shows the list. */
export function showShortcuts() {
  built ??= build();
  if (!built.open) built.showModal();
}

function build() {
  const said = words.shortcuts;
  return dialog("shortcuts", said.title,
    element("h3", {}, said.pointer), element("ul", { className: "gestures" }, ...said.gestures.map((one) => element("li", {}, one))),
    element("h3", {}, said.figure), keys(FIGURE_KEYS), element("h3", {}, said.page), keys(PAGE_KEYS));
}

/** @param {readonly (readonly [string, keyof typeof words.shortcuts.keys])[]} table */
function keys(table) {
  // Some keys have a name on them.
  const { caps } = words.shortcuts;
  const cap = (/** @type {string} */ key) => element("kbd", {}, Object.hasOwn(caps, key) ? caps[/** @type {keyof typeof caps} */ (key)] : key);
  return element("dl", { className: "keys" }, ...table.flatMap(([key, what]) => [element("dt", {}, ...key.split(" ").map(cap)), element("dd", {}, words.shortcuts.keys[what])]));
}
