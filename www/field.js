// A text field for one number: takes what people type, complains beside itself, keeps the last good value.
import { element } from "./element.js";
import { judge, nudge, read, tidy, write } from "./numbers.js";

/** @typedef {import("../pkg/nullcline.js").ParamInfo} ParamInfo */

/** Where it is worth asking what a text comes to: not for a word. */
const ARITHMETIC = /[-−+*×/^(]|^\s*(pi|π|e)\s*$/u;

/**
 * @param {ParamInfo} param
 * @param {string} label
 * @param {(value: number) => void} commit
 */
export function numberField(param, label, commit) {
  const complaint = element("p", { className: "complaint", id: `complaint-${param.id}`, hidden: true });
  const input = element("input", { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false, id: `field-${param.id}`, "aria-label": label });
  const root = element("span", { className: "field" }, input);
  if (param.unit) root.append(element("span", { className: "unit", "aria-hidden": "true" }, param.unit));
  let value = Number(param.default);
  let own = "";

  async function accept() {
    if (input.value === write(value)) {
      own = "";
      return complain();
    }
    const typed = input.value;
    const verdict = judge(param, read(typed) === null && ARITHMETIC.test(typed) ? await worked(typed) : typed);
    if (input.value !== typed) return; // typed on meanwhile
    own = "complaint" in verdict ? verdict.complaint : "";
    complain();
    if ("complaint" in verdict) return;
    input.value = write(verdict.value);
    commit(verdict.value);
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
    input.value = write(value);
    complain();
  }

  input.addEventListener("change", accept);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape") revert();
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const verdict = judge(param, input.value);
      const from = "value" in verdict ? verdict.value : value;
      const next = nudge(param, from, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
      commit(next);
      input.value = write(next);
    }
  });

  /** What an expression comes to, or the text where it is none. @param {string} text */
  async function worked(text) {
    const { evaluate } = await import("./expression.js");
    const result = evaluate(text);
    return result === null ? text : String(tidy(result));
  }

  return {
    root,
    complaint,
    complain,
    /** @param {number} news */
    set(news) {
      if (news === value && !own && input.value) return;
      value = news;
      revert();
    },
  };
}
