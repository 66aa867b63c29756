// The field in which a page's equations are typed: checked as one types, with what is wrong at its place; what was last right is drawn.
import { fileName } from "../files/file-name.js";
import { announce } from "../parts/announce.js";
import { button } from "../parts/button.js";
import { element, shell } from "../parts/element.js";
import { save } from "../parts/handing-over.js";
import { linedField } from "../parts/lined-field.js";
import { forGood, untilClosed } from "../parts/memory.js";
import { rove } from "../parts/roving.js";
import { opens } from "../parts/sheet.js";
import { pageOf } from "../state/equations.js";
import { withMinus } from "../values/numbers.js";
import { words } from "../words/index.js";

/** @typedef {import("../state/equations.js").Fault} Fault */

/** After the last key: what is right is drawn, and what is wrong is told, later, since most of it is not yet finished. */
const RIGHT_MS = 200;
const WRONG_MS = 600;
/** So much that is wrong is told at once. */
const MOST = 6;
/** In the storage of the session: what was typed over which equations, and means nothing yet. */
const DRAFT = "nullcline-draft";
/** In the storage of the browser: the last equations that somebody typed. */
const LAST = "nullcline-equations";
/** How a file of equations ends. */
const ENDING = "ode";

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {import("../state/state.js").State} state @param {import("./importing.js").Importing} importing */
export function createEditor(lab, state, importing) {
  const said = words.editor;
  const root = shell("editor");
  const list = element("ol", { className: "faults", id: "faults" });
  const hint = element("p", { className: "note", id: "editor-hint" }, said.hint);
  const { root: frame, field, write, mark, goTo } = linedField({ id: "editor-text", "aria-label": said.field, "aria-describedby": "faults editor-hint" });
  const beginnings = element("div", { id: "beginnings", className: "sheet", role: "dialog", "aria-label": said.begin });
  const begin = button(`${said.begin}\u200a…`, "begin", () => {});
  const tools = element("div", { className: "editor-tools" }, begin,
    button(said.open, "open-equations", importing.choose),
    button(said.save, "save-equations", () => save(fileName(state.demo, ENDING), new Blob([field.value], { type: "text/plain;charset=utf-8" }))),
    button(said.language, "grammar", async () => (await import("./grammar.js")).showGrammar(lab)));
  for (const one of tools.children) one.classList.add("small");
  root.append(element("h3", {}, said.title), frame, list, tools, beginnings, hint);
  opens(begin, beginnings);
  beginnings.addEventListener("beforetoggle", (event) => event instanceof ToggleEvent && event.newState === "open" && offer());
  rove(beginnings);

  /** The equations that the page shows. @type {string | null} */
  let taken = null;
  let timer = 0;

  /** Takes what was typed, if it means something; else says what is wrong with it. @param {boolean} late whether nothing has been typed for long enough */
  function check(late) {
    const text = field.value;
    const { demo, errors, warnings } = state.inscribe(text);
    if (demo) taken = text;
    if (demo && demo.id !== pageOf(demo.id)) forGood.keep(LAST, text);
    untilClosed.keep(DRAFT, demo ? null : JSON.stringify([taken, text]));
    if (!demo && !late) timer = setTimeout(() => check(true), WRONG_MS - RIGHT_MS);
    else tell(errors, warnings);
  }

  /** @param {Fault[]} errors @param {Fault[]} warnings */
  function tell(errors, warnings) {
    const faults = [...errors, ...warnings.map((warning) => ({ ...warning, mild: true }))];
    mark(faults);
    const more = faults.length - MOST;
    list.replaceChildren(...faults.slice(0, MOST).map((fault) => element("li", {}, link(fault))), ...(more > 0 ? [element("li", {}, words.more(more))] : []));
    if (errors.length) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    hint.textContent = errors.length ? said.stale : said.hint;
    if (document.activeElement === field) announce(errors.length ? [said.faults(errors.length), told(errors[0])].join(" ") : "");
  }

  /** @param {Fault} fault */
  const told = ({ line, message }) => withMinus(said.fault(line, message));

  /** @param {Fault & { mild?: boolean }} fault */
  function link(fault) {
    const made = element("button", { type: "button", className: fault.mild ? "doubtful" : "" }, told(fault));
    made.addEventListener("click", () => goTo(fault));
    return made;
  }

  /** What to begin with: equations that are known. */
  function offer() {
    const last = forGood.recall(LAST);
    const all = [...(last !== null && last !== field.value ? [{ title: said.last, text: last }] : []), ...lab.texts()];
    beginnings.replaceChildren(...all.map(({ title, text }) => {
      const one = element("button", { type: "button", className: "step" }, title);
      one.addEventListener("click", () => {
        beginnings.hidePopover();
        write(text);
        check(true);
        field.focus();
      });
      return one;
    }));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => check(false), RIGHT_MS);
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") field.blur(); });

  function mirror() {
    const { text } = state.demo;
    root.hidden = text === null;
    // On another tab of the same neuron, what is being typed stays.
    if (text === null || (text === taken && state.draft === null)) return;
    clearTimeout(timer);
    taken = text;
    write(state.draft ?? draftOver(text) ?? text);
    check(true);
  }
  state.onChange(({ demo }) => demo && mirror());
  mirror();
}

/** What was typed over these equations before the page was loaded again. @param {string} text @returns {string | null} */
function draftOver(text) {
  try {
    const [over, draft] = JSON.parse(untilClosed.recall(DRAFT) ?? "[]");
    return over === text && typeof draft === "string" ? draft : null;
  } catch {
    return null; // somebody else's, under the same name
  }
}
