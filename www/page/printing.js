// A clean sheet for the printer: figures as vectors on white, the equations, the values, and the link.
import { WHITE } from "../files/picture.js";
import { element, shell } from "../parts/element.js";
import { formulas } from "../parts/formulas.js";
import { symbol } from "../parts/symbol.js";
import { pinLabel } from "../state/pinned.js";
import { writeWithUnit } from "../values/numbers.js";
import { unbroken } from "../words/unbroken.js";
import { words } from "../words/index.js";

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {import("../state/state.js").State} state @param {import("../files/picture.js").Picture} picture */
export function createPrinting(lab, state, picture) {
  const said = words.sheet;
  const sheet = element("article", { className: "sheet-of-paper" });

  addEventListener("beforeprint", () => {
    const { demo, values, pins, source } = state;
    const drawing = picture.vectors({ dark: false, ground: WHITE });
    const { lines, conventions, source: book } = lab.equations(demo.id, values, false);
    const rows = demo.params.map((param) => {
      const row = [
        element("dt", {}, ...(param.symbol ? [symbol(param.symbol), " "] : []), param.name),
        element("dd", {}, ...[writeWithUnit(values[param.id], param), state.changed(param.id) ? ` (${said.usual(writeWithUnit(param.default, param))})` : ""].map(unbroken)),
      ];
      if (state.changed(param.id)) for (const part of row) part.classList.add("changed");
      return element("div", {}, ...row);
    });
    sheet.replaceChildren(
      element("h1", {}, demo.title), drawing,
      ...["results", "method"].map((part) => element("p", { className: `sheet-${part}` }, shell(part).textContent)),
      ...(lines.length ? [element("h2", {}, words.equations.title), element("ul", { className: "equation-lines" }, ...formulas(lines))] : []),
      ...[conventions, book && words.equations.source(book)].filter(Boolean).map((note) => element("p", { className: "sheet-note" }, note)),
      ...(demo.text === null ? [] : [element("pre", {}, demo.text)]),
      element("h2", {}, said.parameters), element("dl", {}, ...rows),
      ...(pins.length ? [element("h2", {}, said.pinned), element("ul", {}, ...pins.map((pin) => element("li", {}, unbroken(pinLabel(state, pin)))))] : []),
      element("p", { className: "sheet-link" }, source));
    document.body.append(sheet);
  });
  addEventListener("afterprint", () => sheet.remove());
}
