// The control of one number: slider and field, or for a seed field and dice.
import { element } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { slider } from "../parts/slider.js";
import { ends, fromPosition, nudge, position, reach, write, writeWithUnit } from "../values/numbers.js";
import { words } from "../words/index.js";
import { numberField } from "./field.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** How a control speaks to the state. @typedef {{ set: (value: import("../../pkg/nullcline.js").Value, done: boolean) => void, complaint: (value: number) => string | undefined, reset: () => void, proposeSeed: () => number }} Wire */

/** @param {ParamInfo} param @param {Wire} wire */
export function numberControl(param, wire) {
  const field = numberField(param, words.valueOf(param.name, param.unit), (value) => wire.set(value, true), wire.complaint);
  const body = param.kind === "seed" ? null : valueSlider(param, wire);
  const tools = [field.root];
  if (param.kind === "seed") {
    const dice = element("button", { type: "button", className: "button dice", title: words.dice, "aria-label": words.dice }, icon("dice"));
    dice.addEventListener("click", () => wire.set(wire.proposeSeed(), true));
    tools.push(dice);
  }
  return {
    tools,
    body: body ? [body.root, field.complaint] : [field.complaint],
    /** The element that the parameter's name labels. */
    labels: body ? body.input.id : `field-${param.id}`,
    complain: field.complain,
    /** @param {import("../../pkg/nullcline.js").Value} value */
    set(value) {
      field.set(Number(value));
      body?.set(Number(value));
    },
  };
}

/** @param {ParamInfo} param @param {Wire} wire */
function valueSlider(param, wire) {
  // What it was at a touch may lie beside the values that the slider has.
  const { root, input, scale, set, tick } = slider("", () => {
    const held = value;
    return () => give(held, true);
  });
  let value = Number(param.default);
  /** The parameter with the range that the slider has now: wider where a typed value lies beyond it. */
  let wide = param;
  input.id = `slider-${param.id}`;
  input.addEventListener("input", () => {
    const next = fromPosition(wide, input.valueAsNumber);
    // On the values that there are, at once: later it would be a script's doing, of which the browser tells no change.
    input.value = String(position(wide, next));
    give(next, false);
  });
  input.addEventListener("change", () => wire.set(value, true));
  input.addEventListener("keydown", (event) => {
    const next = byKey(event);
    if (next === null) return;
    event.preventDefault();
    if (next === "reset") wire.reset();
    else give(next, true);
  });

  /** What is set counts from now on, before the page has followed. @param {number} next @param {boolean} done */
  function give(next, done) {
    value = next;
    wire.set(next, done);
  }

  /** @param {KeyboardEvent} event */
  function byKey({ key, shiftKey, ctrlKey, altKey, metaKey }) {
    if (ctrlKey || altKey || metaKey) return null;
    const steps = shiftKey ? 10 : 1;
    if (key === "ArrowRight" || key === "ArrowUp") return along(steps);
    if (key === "ArrowLeft" || key === "ArrowDown") return along(-steps);
    if (key === "PageUp") return along(10);
    if (key === "PageDown") return along(-10);
    if (key === "Home") return wide.min;
    if (key === "End") return wide.max;
    return key === "Delete" || key === "Backspace" ? "reset" : null;
  }

  /** A value so many steps on, but not off the slider's ends. @param {number} steps */
  function along(steps) {
    return Math.min(Math.max(nudge(param, value, steps), wide.min), wide.max);
  }

  /** Makes the slider as long as its value needs. */
  function fit() {
    wide = { ...param, ...reach(param, value) };
    const { min, max } = ends(wide);
    scale(min, max);
    tick(position(wide, Number(param.default)));
  }

  fit();
  return {
    root,
    input,
    /** @param {number} news */
    set(news) {
      value = news;
      // Under the hand the scale stays as it is.
      if (!input.matches(":active") || value < wide.min || value > wide.max) fit();
      set(position(wide, value), param.unit ? writeWithUnit(value, param) : write(value));
    },
  };
}
