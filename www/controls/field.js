// A text field for one number: takes what people type, complains beside itself, keeps the last good value.
import { element } from "../parts/element.js";
import { judge, nudge, write, writeFull, writeWithin } from "../values/numbers.js";
import { comesTo } from "../values/typed.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */

/** Letters that a field has room for: a longer value is rounded there, and shown in full while it is typed at. */
const LETTERS = 8;
/** Those of a seed: all that one may have. */
const LETTERS_OF_SEED = 10;

/**
 * @param {ParamInfo} param
 * @param {string} label
 * @param {(value: number) => void} commit
 * @param {(value: number) => string | undefined} wrong what is wrong with a number, in words
 */
export function numberField(param, label, commit, wrong) {
  const complaint = element("p", { className: "complaint", id: `complaint-${param.id}`, hidden: true });
  const choices = element("div", { className: "readings", role: "group", "aria-label": words.whichReading, hidden: true });
  const input = element("input", { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false, id: `field-${param.id}`, "aria-label": label });
  const root = element("span", { className: "field" }, input);
  if (param.unit) root.append(element("span", { className: "unit", "aria-hidden": "true" }, param.unit));
  let value = Number(param.default);
  let own = "";
  const letters = param.kind === "seed" ? LETTERS_OF_SEED : LETTERS;
  root.style.setProperty("--letters", String(letters));
  const shown = () => (input.matches(":focus") ? writeFull(value) : writeWithin(value, letters));

  async function accept() {
    if ([write(value), writeFull(value), writeWithin(value, letters)].includes(input.value)) return revert();
    const typed = input.value;
    const verdict = judge(param, typed, wrong, await comesTo(typed, words.number.decimal));
    if (input.value !== typed) return; // typed on meanwhile
    own = "complaint" in verdict ? verdict.complaint : "";
    offer("complaint" in verdict ? verdict.either : []);
    complain();
    if ("complaint" in verdict) return;
    commit(verdict.value);
    value = verdict.value;
    input.value = shown();
  }

  /** Buttons for the readings of what was typed. @param {number[]} values */
  function offer(values) {
    choices.hidden = !values.length;
    choices.replaceChildren(...values.map((one) => {
      const button = element("button", { type: "button", className: "button small" }, write(one));
      button.addEventListener("click", () => {
        input.value = writeFull(one);
        input.focus();
        accept();
      });
      return button;
    }));
  }

  /** A complaint from outside gives way to the field's own. @param {string} [outside] */
  function complain(outside = "") {
    const said = own || outside;
    complaint.hidden = !said;
    if (complaint.textContent !== said) complaint.textContent = said;
    if (said) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", complaint.id);
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }

  function revert() {
    own = "";
    offer([]);
    input.value = shown();
    complain();
  }

  input.addEventListener("change", accept);
  // In full while it is typed at; what was typed and not taken stays as it is.
  for (const type of ["focus", "blur"]) {
    input.addEventListener(type, () => {
      if (![writeFull(value), writeWithin(value, letters)].includes(input.value) || input.value === shown()) return;
      input.value = shown();
      if (type === "focus") input.select(); // a new text has no selection, and what is typed would be added to it
    });
  }
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape") {
      revert();
      input.blur(); // the page's keys are its own again
    }
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const verdict = judge(param, input.value, wrong);
      const from = "value" in verdict ? verdict.value : value;
      const next = nudge(param, from, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
      commit(next);
      value = next;
      input.value = shown();
    }
  });

  return {
    root,
    complaint: element("div", { className: "complaints" }, complaint, choices),
    complain,
    /** @param {number} news */
    set(news) {
      if (news === value && !own && input.value) return;
      value = news;
      revert();
    },
  };
}
