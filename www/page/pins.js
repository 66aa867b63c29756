// The list of the runs kept for comparison, under the parameters: named, hidden, taken up again, let go.
import { element, shell } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { isTyping } from "../parts/typing.js";
import { pinLabel, pinName } from "../state/pinned.js";
import { withMinus } from "../values/numbers.js";
import { unbroken } from "../words/unbroken.js";
import { words } from "../words/index.js";

/** @typedef {import("../state/address.js").Pin} Pin */
/** @typedef {import("../state/state.js").State} State */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

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
