// A field for a text of several lines, with their numbers beside them, in which places can be marked.
import { element } from "./element.js";

/** A place in a text: line and column begin at 1, and a column is a character; at a mild one nothing is wrong. @typedef {{ line: number, column: number, mild?: boolean }} Place */

/** What a mark covers: a word or a number, a bracket, or signs that stand together. */
const WORD = /^(?:[\p{L}\p{N}_.]+|[()]|[^\s\p{L}\p{N}_.()]+|[^\n])/u;
/** A short text has room to grow, a long one scrolls. */
const ROWS = { least: 9, most: 18 };

/** @param {Record<string, unknown>} properties of the field */
export function linedField(properties) {
  const field = element("textarea", { className: "lined-text", wrap: "off", spellcheck: false, autocomplete: "off", autocapitalize: "off", autocorrect: "off", translate: false, dir: "ltr", ...properties });
  const numbers = element("div", { className: "lined-numbers", "aria-hidden": "true" });
  const marks = element("div", { className: "lined-marks", "aria-hidden": "true" });
  const root = element("div", { className: "lined" }, numbers, field, marks);
  /** @type {Place[]} */
  let marked = [];
  let numbered = "";

  /** Where a place is among the text's units. @param {string[]} lines @param {Place} place */
  function unitAt(lines, { line, column }) {
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return Math.min(before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length, field.value.length);
  }

  function draw() {
    const lines = field.value.split("\n");
    const kinds = new Map(marked.toReversed().map(({ line, mild }) => [line, mild ? "doubtful" : "wrong"]));
    const wanted = `${lines.length} ${[...kinds].join()}`;
    if (wanted !== numbered) {
      numbered = wanted;
      field.rows = Math.min(Math.max(lines.length + 1, ROWS.least), ROWS.most);
      numbers.replaceChildren(...lines.map((_, index) => element("span", { className: kinds.get(index + 1) ?? "" }, String(index + 1))));
    }
    const starts = marked.map((place) => ({ start: unitAt(lines, place), mild: place.mild })).sort((one, other) => one.start - other.start);
    let at = 0;
    marks.replaceChildren(...starts.flatMap(({ start, mild }) => {
      if (start < at) return [];
      // Where a line ends, the mark is of what is missing there.
      const [word = " "] = WORD.exec(field.value.slice(start)) ?? [];
      const before = field.value.slice(at, start);
      at = start + (word === " " ? 0 : word.length);
      return [before, element("mark", { className: mild ? "doubtful" : "" }, word)];
    }));
    follow();
  }

  function follow() {
    numbers.scrollTop = marks.scrollTop = field.scrollTop;
    marks.scrollLeft = field.scrollLeft;
  }

  field.addEventListener("scroll", follow, { passive: true });
  // What is typed moves what stands behind it: until the text is looked at again, nothing is marked in it.
  field.addEventListener("input", () => {
    marked = [];
    draw();
  });

  return {
    root,
    field,
    /** @param {string} text */
    write(text) {
      if (field.value === text) return;
      field.value = text;
      marked = [];
      field.scrollTop = field.scrollLeft = 0;
      draw();
    },
    /** @param {Place[]} places */
    mark(places) {
      marked = places;
      draw();
    },
    /** Puts the caret there, where it can be seen. @param {Place} place */
    goTo(place) {
      const lines = field.value.split("\n");
      const at = unitAt(lines, place);
      field.focus({ preventScroll: true });
      field.setSelectionRange(at, at);
      const height = field.scrollHeight / Math.max(lines.length, 1);
      field.scrollTop = Math.max((place.line - 3) * height, 0);
      field.scrollIntoView({ block: "nearest" });
    },
  };
}
