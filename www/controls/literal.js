// A number within a text: typed, nudged by keys, or dragged sideways like a slider.
import { element } from "../parts/element.js";
import { judge, nudge, share } from "../values/numbers.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {import("../../pkg/nullcline.js").Value} Value */

/** So far a finger moves before it drags, and for each step. */
const SLACK_PX = 4;
const STEP_PX = 3;

/** @param {ParamInfo} param @param {(value: Value, done: boolean) => void} set @param {(value: number) => string | undefined} wrong what is wrong with a number, in words */
export function literal(param, set, wrong) {
  return param.kind === "choice" ? option(param, set) : number(param, set, wrong);
}

/** @param {ParamInfo} param @param {(value: Value, done: boolean) => void} set @param {(value: number) => string | undefined} wrong */
function number(param, set, wrong) {
  const input = element("input", { type: "text", className: "literal", role: "spinbutton", autocomplete: "off", spellcheck: false, "aria-label": param.name, inputMode: "decimal" });
  let value = Number(param.default);
  let text = "";
  /** @type {{ x: number, from: number, moved: boolean } | null} */
  let drag = null;

  function show() {
    if (document.activeElement !== input || input.readOnly) input.value = text;
    input.style.width = `${text.length}ch`;
    input.style.setProperty("--fill", String(share(param, value)));
    input.setAttribute("aria-valuenow", String(value));
  }

  function accept() {
    const verdict = judge(param, input.value, wrong);
    input.classList.toggle("wrong", "complaint" in verdict);
    input.title = "complaint" in verdict ? verdict.complaint : "";
    if ("value" in verdict && verdict.value !== value) set(verdict.value, true);
  }

  function revert() {
    input.classList.remove("wrong");
    input.title = "";
    input.value = text;
  }

  input.addEventListener("change", accept);
  input.addEventListener("blur", revert);
  input.addEventListener("input", () => { input.style.width = `${Math.max(input.value.length, 2)}ch`; });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape") revert();
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      set(nudge(param, value, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1)), true);
      input.value = text;
    }
  });
  input.addEventListener("pointerdown", (event) => {
    // A press puts the caret where it is being typed; elsewhere it may become a drag.
    if (event.button !== 0 || document.activeElement === input) return;
    event.preventDefault();
    drag = { x: event.clientX, from: value, moved: false };
    input.setPointerCapture(event.pointerId);
  });
  input.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const far = event.clientX - drag.x;
    drag.moved ||= Math.abs(far) > SLACK_PX;
    if (drag.moved) set(nudge(param, drag.from, Math.trunc(far / STEP_PX) * (event.shiftKey ? 10 : 1)), false);
  });
  input.addEventListener("pointerup", () => {
    const ended = drag;
    drag = null;
    if (ended?.moved) set(value, true);
    else if (ended) {
      input.focus();
      input.select();
    }
  });
  input.addEventListener("pointercancel", () => {
    if (drag?.moved) set(value, true);
    drag = null;
  });

  return {
    root: input,
    /** @param {Value} news @param {string} written as the script has it */
    set(news, written) {
      value = Number(news);
      text = written;
      show();
    },
  };
}

/** A press takes the next option. @param {ParamInfo} param @param {(value: Value, done: boolean) => void} set */
function option({ name, choices }, set) {
  const root = element("button", { type: "button", className: "literal" });
  let at = 0;
  root.addEventListener("click", () => set(choices[(at + 1) % choices.length].id, true));
  return {
    root,
    /** @param {Value} news @param {string} written */
    set(news, written) {
      at = choices.findIndex(({ id }) => id === news);
      root.textContent = written;
      root.setAttribute("aria-label", `${name}: ${choices[at]?.name}`);
    },
  };
}
