// The runs kept for comparison: how each is called, and what the core is told of them.
import { writeWithUnit } from "../values/numbers.js";
import { words as english } from "../words/en.js";
import { words } from "../words/index.js";

/** @typedef {import("./address.js").Pin} Pin */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

/** Parameters that a label lists. */
const LISTED = 3;

/** A pin's own name, or what differs from now. @param {Pick<State, "demo" | "values">} state @param {Pin} pin */
export const pinLabel = (state, pin) => distinction(state, pin) || words.pins.same;

/** The same where it is told apart from the present run and others: its number, where nothing differs. @param {Pick<State, "demo" | "values">} state @param {Pin} pin @param {number} place */
export const pinName = (state, pin, place, said = words) => distinction(state, pin, said) || said.pins.numbered(place + 1);

/** @param {Pick<State, "demo" | "values">} state @param {Pin} pin */
function distinction({ demo, values }, pin, said = words) {
  if (pin.label) return pin.label;
  const differing = demo.params.filter(({ id }) => pin.values[id] !== values[id]);
  const { decimal, between } = said.number;
  const listed = differing.slice(0, LISTED).map((param) => `${param.name} ${writeWithUnit(pin.values[param.id], param, decimal)}`);
  return [...listed, ...(differing.length > LISTED ? ["…"] : [])].join(between);
}

/** The pins that are shown, as the core draws them, and the difference from one of them or from the exact solution. @param {State} state */
export function pinned(state) {
  const shown = state.pins.flatMap((pin, place) => (pin.shown ? [{ values: pin.values, label: pinName(state, pin, place), place }] : []));
  const { difference } = state;
  if (difference?.pin === null) return { pins: shown, difference };
  const pin = shown.findIndex(({ place }) => place === difference?.pin);
  return { pins: shown, difference: difference && pin >= 0 ? { pin, column: difference.column } : null };
}

/** The pins that are shown as files have them, which are in English. @param {Pick<State, "pins" | "values">} state @param {import("../../pkg/nullcline.js").DemoInfo} demo in English */
export const pinnedInFiles = ({ pins, values }, demo) => pins.flatMap((pin, place) => (pin.shown ? [{ values: pin.values, label: pinName({ demo, values }, pin, place, english), place }] : []));

/** The runs that an audience sees one after the other: the axes have room for all of them, and so stay as they are. @param {State} state */
export function presented({ own }) {
  return document.documentElement.dataset.presenting === undefined ? [] : [own.values, ...own.pins.map(({ values }) => values)];
}

/** What of the pins is not drawn since all runs together would be too long, in words: which, and why. @param {State} state @param {Shown} shown @returns {string[]} */
export function tooLong(state, shown) {
  const places = pinned(state).pins.map(({ place }) => place + 1);
  const over = places.filter((_, index) => shown.pins[index].over);
  if (!over.length) return [];
  return [words.pins.over(over), shown.pins.find((pin) => pin.over)?.refused ?? ""];
}
