// A file of a program: its name, its text with the literals that move, to be copied or saved.
import { literal } from "../controls/literal.js";
import { button } from "../parts/button.js";
import { element } from "../parts/element.js";
import { confirm, copy, save } from "../parts/handing-over.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").ProgramFile} ProgramFile */

/** @param {import("../state/state.js").State} state @param {number} place among the files of the program */
export function programFile(state, place) {
  const said = words.program;
  const name = element("code", { className: "file-name", id: `file-${place}` });
  const code = element("code");
  const listing = element("pre", { className: "listing", tabIndex: 0, role: "region" }, code);
  const copier = button(said.copy, `copy-script-${place}`, async () => {
    if (await copy(text)) confirm(copier, said.copied);
    else getSelection()?.selectAllChildren(code);
  });
  const saver = button(said.save, `save-script-${place}`, () => save(name.textContent ?? "", new Blob([text], { type: "text/plain;charset=utf-8" })));
  for (const one of [copier, saver]) one.setAttribute("aria-describedby", name.id);
  const root = element("div", { className: "program-file" }, element("div", { className: "line" }, name, copier, saver), listing);
  let text = "";
  /** What the listing is made of but for its literals, and the literals in their order. */
  let frame = "";
  /** @type {{ id: string, set: (value: import("../../pkg/nullcline.js").Value, text: string) => void }[]} */
  let literals = [];

  /** @param {ProgramFile} file */
  function build({ parts, comments }) {
    literals = [];
    const commented = commentsAs(comments);
    code.replaceChildren(...parts.flatMap((part) => {
      const param = state.demo.params.find(({ id }) => id === part.param);
      if (!param) return commented(part.text);
      const one = literal(param, (value, done) => state.set(param.id, value, done), (value) => state.complaint(param.id, value));
      literals.push({ id: param.id, set: one.set });
      return [one.root];
    }));
  }

  return {
    root,
    /** @param {ProgramFile} file */
    show(file) {
      text = file.parts.map((part) => part.text).join("");
      const plain = JSON.stringify([file.name, file.parts.map(({ param, text: own }) => param ?? own)]);
      if (plain !== frame) build(file);
      frame = plain;
      name.textContent = file.name;
      listing.setAttribute("aria-label", file.name);
      file.parts.filter(({ param }) => param !== null).forEach((part, index) => literals[index].set(state.values[literals[index].id], part.text));
    },
  };
}

/** Sets comments apart in a text. @param {ProgramFile["comments"]} comments how each kind begins and ends */
function commentsAs(comments) {
  const one = comments.map(([begin, end]) => `${escape(begin)}[^]*?(?:${end === "\n" ? "(?=\n)" : escape(end)}|$)`);
  const all = new RegExp(`(${one.join("|") || "(?!)"})`, "u");
  return (/** @type {string} */ text) => text.split(all).map((part, index) => (index % 2 ? element("span", { className: "comment" }, part) : document.createTextNode(part)));
}

/** @param {string} text */
const escape = (text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
