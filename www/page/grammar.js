// The language in which equations are typed, for looking things up.
import { dialog } from "../parts/dialog.js";
import { element } from "../parts/element.js";
import { words } from "../words/index.js";

/** @type {HTMLDialogElement | null} */
let built = null;

/** @param {import("../../pkg/nullcline.js").Lab} lab */
export function showGrammar(lab) {
  built ??= dialog("grammar-dialog", words.editor.language, ...lab.grammar().flatMap(({ title, lines }) => [
    element("h3", {}, title),
    element("dl", { className: "grammar" }, ...lines.flatMap(({ code, says }) => [element("dt", {}, element("code", {}, code)), element("dd", {}, says)])),
  ]));
  built.showModal();
}
