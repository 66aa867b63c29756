// Undo and redo: two buttons, their keys, and the list of all steps to jump to.
import { element, shell } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { rove } from "../parts/roving.js";
import { unbroken } from "../words/unbroken.js";
import { words } from "../words/index.js";

/** @param {import("../state/state.js").State} state */
export function createHistory(state) {
  const said = words.history;
  const undo = button("undo", () => state.undo());
  const redo = button("redo", () => state.redo());
  const list = element("ol", { className: "steps" });
  const sheet = element("div", { id: "steps", className: "sheet", popover: "auto", role: "dialog", "aria-label": said.title }, element("h2", {}, said.title), list);
  const open = element("button", { type: "button", className: "button quiet", id: "history", title: said.title, "aria-label": said.title }, icon("history"));
  open.setAttribute("popovertarget", sheet.id);
  shell("undoing").append(undo, redo, open);
  document.body.append(sheet);
  rove(list, { chosen: "[aria-current]" });
  const opens = (/** @type {Event} */ event) => event instanceof ToggleEvent && event.newState === "open";
  sheet.addEventListener("beforetoggle", (event) => opens(event) && fill());
  // Arrows then go through the steps, and not through the buttons behind the sheet.
  sheet.addEventListener("toggle", (event) => opens(event) && /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"))?.focus());

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // A text that is being typed has its own undo.
    const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target : null;
    const typing = field !== null && ["text", "textarea"].includes(field.type) && !field.readOnly;
    const key = event.key.toLowerCase();
    if (typing || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) state.redo();
    else state.undo();
  });

  function fill() {
    const { list: steps, at } = state.steps;
    list.replaceChildren(...steps.map(({ label }, index) => {
      const item = element("button", { type: "button", className: "step" }, unbroken(label || said.first));
      if (index === at) item.setAttribute("aria-current", "step");
      item.addEventListener("click", () => {
        sheet.hidePopover();
        state.goTo(index);
      });
      return element("li", {}, item);
    }));
  }

  /** @param {HTMLButtonElement} one @param {string | undefined} label @param {string} bare @param {(step: string) => string} full */
  function set(one, label, bare, full) {
    one.disabled = label === undefined;
    one.title = label ? full(label) : bare;
    one.setAttribute("aria-label", one.title);
  }

  function mirror() {
    const { list: steps, at } = state.steps;
    set(undo, at > 0 ? steps[at].label : undefined, said.undo, said.undoes);
    set(redo, steps[at + 1]?.label, said.redo, said.redoes);
  }
  mirror();
  state.onChange(mirror);
}

/** @param {"undo" | "redo"} name @param {() => void} press */
function button(name, press) {
  const made = element("button", { type: "button", className: "button quiet", id: name }, icon(name));
  made.addEventListener("click", press);
  return made;
}
