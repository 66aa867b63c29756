// The runs kept for comparison: the list under the parameters, and what the core is told of them.
import { element, shell } from "./element.js";
import { icon } from "./icons.js";
import { withMinus, writeWithUnit } from "./numbers.js";
import { isTyping } from "./typing.js";
import { unbroken } from "./unbroken.js";
import { words } from "./words.js";

/** @typedef {import("./address.js").Pin} Pin */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../pkg/nullcline.js").Shown} Shown */

/** Parameters that a label lists. */
const LISTED = 3;

/** A pin's own name, or what differs from now. @param {Pick<State, "demo" | "values">} state @param {Pin} pin */
export const pinLabel = (state, pin) => distinction(state, pin) || words.pins.same;

/** The same where it is told apart from the present run and others: its number, where nothing differs. @param {Pick<State, "demo" | "values">} state @param {Pin} pin @param {number} place */
export const pinName = (state, pin, place) => distinction(state, pin) || words.pins.numbered(place + 1);

/** @param {Pick<State, "demo" | "values">} state @param {Pin} pin */
function distinction({ demo, values }, pin) {
  if (pin.label) return pin.label;
  const differing = demo.params.filter(({ id }) => pin.values[id] !== values[id]);
  const said = differing.slice(0, LISTED).map((param) => `${param.name} ${writeWithUnit(pin.values[param.id], param)}`);
  return said.join(", ") + (differing.length > LISTED ? ", …" : "");
}

/** The pins that are shown, as the core draws them, and the difference from one of them or from the exact solution. @param {State} state */
export function pinned(state) {
  const shown = state.pins.flatMap((pin, place) => (pin.shown ? [{ values: pin.values, label: pinName(state, pin, place), place }] : []));
  const { difference } = state;
  if (difference?.pin === null) return { pins: shown, difference };
  const pin = shown.findIndex(({ place }) => place === difference?.pin);
  return { pins: shown, difference: difference && pin >= 0 ? { pin, column: difference.column } : null };
}

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

/** @param {State} state */
export function createPins(state) {
  const root = shell("pins");
  const list = element("ul", { className: "pin-list" });
  const empty = element("p", { className: "pins-empty" }, words.pins.empty);
  const add = element("button", { type: "button", className: "button", id: "pin" }, icon("pin"), words.pins.pin, element("kbd", {}, "P"));
  const minus = element("select", { id: "difference" });
  const chooser = element("label", { className: "difference" }, element("span", {}, words.pins.difference), minus);
  const unlike = element("p", { className: "pins-empty" }, words.pins.otherBins);
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];
  root.append(element("h3", {}, words.pins.title, " ", element("span", {}, words.pins.note)), empty, list, add, chooser, unlike);

  add.addEventListener("click", () => state.pin());
  minus.addEventListener("change", () => {
    const [pin, column] = minus.value.split(":");
    state.setDifference(column ? { pin: Number(pin), column } : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    state.pin();
  });

  /** The differences that can be drawn. @param {Shown} shown */
  function offer(shown) {
    const seen = state.pins.flatMap((pin, place) => (pin.shown ? [{ pin, place }] : []));
    const options = shown.pins.flatMap(({ comparable }, index) => comparable.map((column) => ({ place: seen[index].place, column, label: pinName(state, seen[index].pin, seen[index].place) })));
    const chosen = state.difference && state.difference.pin !== null ? `${state.difference.pin}:${state.difference.column}` : "";
    const wanted = JSON.stringify([options, chosen]);
    chooser.hidden = !options.length;
    unlike.hidden = Boolean(options.length) || shown.progress !== null || !shown.pins.some(({ refused }) => !refused);
    if (minus.dataset.offers === wanted) return;
    minus.dataset.offers = wanted;
    minus.replaceChildren(element("option", { value: "" }, words.pins.none),
      ...options.map(({ place, column, label }) => element("option", { value: `${place}:${column}`, selected: `${place}:${column}` === chosen }, words.pins.minus(column, label))));
  }

  return {
    /** Mirrors the state, and what has come of each pin. @param {Shown} shown */
    show(shown) {
      while (rows.length > state.pins.length) rows.pop()?.root.remove();
      while (rows.length < state.pins.length) {
        rows.push(row(state, rows.length));
        list.append(rows[rows.length - 1].root);
      }
      let index = 0;
      state.pins.forEach((pin, place) => rows[place].set(pin, pin.shown ? shown.pins[index++] : null));
      empty.hidden = state.pins.length > 0;
      offer(shown);
    },
  };
}

/** One pin of the list. @param {State} state @param {number} place */
function row(state, place) {
  const said = words.pins;
  const swatch = element("span", { className: "swatch", "aria-hidden": "true" });
  const name = element("input", { className: "pin-name", type: "text", maxLength: 80, autocomplete: "off", spellcheck: false });
  const results = element("p", { className: "pin-results" });
  const [eye, back, remove] = /** @type {const} */ (["eye", "restore", "close"]).map((picture) => element("button", { type: "button", className: "button quiet small" }, icon(picture)));
  const root = element("li", { className: "pin" }, swatch, name, eye, back, remove, results);
  /** @type {Pin | null} */
  let pin = null;

  name.addEventListener("change", () => {
    // What the list would say anyway is no name.
    const own = name.value.trim();
    state.setPin(place, { label: pin && own === pinLabel(state, { ...pin, label: "" }) ? "" : own });
  });
  name.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pin) name.value = pinLabel(state, pin);
    if (event.key === "Enter" || event.key === "Escape") name.blur();
  });
  eye.addEventListener("click", () => state.setPin(place, { shown: !pin?.shown }));
  back.addEventListener("click", () => pin && state.setAll(pin.values, true));
  remove.addEventListener("click", () => {
    state.unpin(place);
    shell("pin").focus();
  });

  /** @param {HTMLButtonElement} button @param {string} text */
  function title(button, text) {
    button.title = text;
    button.setAttribute("aria-label", text);
  }

  return {
    root,
    /** @param {Pin} news @param {Shown["pins"][number] | null} shown */
    set(news, shown) {
      pin = news;
      const label = pinName(state, pin, place);
      if (document.activeElement !== name) name.value = pinLabel(state, pin);
      name.setAttribute("aria-label", said.rename(label));
      root.classList.toggle("hidden-pin", !pin.shown);
      if (shown) swatch.style.setProperty("--swatch", shown.colour);
      results.textContent = shown ? unbroken(withMinus(shown.refused) || shown.results) : "";
      eye.replaceChildren(icon(pin.shown ? "eye" : "closedEye"));
      title(eye, pin.shown ? said.hide(label) : said.show(label));
      title(back, said.restore(label));
      title(remove, said.remove(label));
    },
  };
}

/** @typedef {ReturnType<typeof createPins>} Pins */
