// The bar above the figures: the switches of what they show, each with a sample of the ink that it draws, so that the bar is the legend.
import { element, vector } from "../parts/element.js";
import { controlled } from "../state/presentation.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {import("../../pkg/nullcline.js").ShownSample} ShownSample */
/** @typedef {{ root: HTMLElement, mirror: () => void }} Switch */

/** How samples are drawn, in a box of 20 × 10. @type {Record<ShownSample["look"], Record<string, string | number>>} */
const LOOKS = {
  firm: { d: "M1 5h18", "stroke-width": 2.5 },
  thin: { d: "M1 7q9-6 18-3", "stroke-width": 1.25 },
  dashed: { d: "M1 5h18", "stroke-width": 2, "stroke-dasharray": "4 3", "stroke-linecap": "butt" },
  arrow: { d: "M3 7 16 3M12 2l4 1-2.5 3.5", "stroke-width": 1.5 },
  dots: { d: "M3 7h.01M8 3h.01M12.5 7h.01M17 4h.01", "stroke-width": 3 },
  deep: { d: "M4 0h12v10H4z", fill: "currentcolor", stroke: "none", opacity: 0.4 },
  pale: { d: "M4 0h12v10H4z", fill: "currentcolor", stroke: "none", opacity: 0.16 },
  blank: { d: "M4.5.5h11v9h-11z", "stroke-width": 1, opacity: 0.4 },
};

/**
 * @param {HTMLElement} place
 * @param {import("../state/state.js").State} state
 * @param {import("../state/presentation.js").Presentation} how
 */
export function createSwitches(place, state, how) {
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", words.switches);
  const keys = element("ul", { className: "switch-keys", "aria-label": words.legend });
  /** @type {Map<string, Switch>} */
  let switches = new Map();
  /** @type {ShownSample[]} */
  let legend = [];
  let drawn = "";
  /** What comes in the place of the opening's, which are as wide, when the samples are known. @type {HTMLElement[] | null} */
  let waiting = null;

  function enter() {
    if (waiting) place.replaceChildren(...waiting);
    waiting = null;
  }

  /** The samples beside the options, and in words what those draw that are on. */
  function draw() {
    for (const holder of place.querySelectorAll("[data-option]")) {
      const samples = legend.filter(({ param, choice }) => `${param} ${choice}` === holder.getAttribute("data-option"));
      holder.replaceChildren(...samples.map(sample));
    }
    key();
  }

  function key() {
    const on = legend.filter(({ param, choice, name }) => name && state.values[param] === choice && switches.get(param)?.root.hidden === false);
    // What comes and goes while something is dragged moves nothing: its row stays.
    keys.hidden = !on.length;
    keys.replaceChildren(...on.filter(({ drawn }) => drawn).map((one) => element("li", {}, sample(one), one.name)));
  }

  return {
    open() {
      const params = controlled(how, state.demo.params).filter((param) => param.place === "bar");
      switches = new Map(params.map((param) => [param.id, (param.choices.length === 2 ? toggle : several)(param, state)]));
      drawn = "";
      legend = [];
      waiting = params.length ? [element("div", { className: "switch-row" }, ...[...switches.values()].map(({ root }) => root)), keys] : [];
      if (!params.length || !place.querySelector(".switch:not(:has(input))")) enter();
      place.hidden = !params.length;
      keys.hidden = true;
    },
    mirror() {
      for (const one of switches.values()) one.mirror();
      key();
    },
    /** Hides what changes nothing as the other parameters are. @param {string[]} idle */
    rest(idle) {
      for (const [id, { root }] of switches) root.hidden = idle.includes(id);
      place.hidden = [...switches.values()].every(({ root }) => root.hidden);
    },
    /** What the options draw, in the colours that it has now. @param {ShownSample[]} news */
    show(news) {
      const now = JSON.stringify(news);
      if (now === drawn) return;
      drawn = now;
      legend = news;
      enter();
      draw();
      for (const one of switches.values()) one.mirror();
    },
  };
}

/** On or off. @param {ParamInfo} param @param {import("../state/state.js").State} state @returns {Switch} */
function toggle(param, state) {
  const [off, on] = param.choices;
  const input = element("input", { type: "checkbox", role: "switch", id: `switch-${param.id}` });
  input.addEventListener("change", () => state.set(param.id, input.checked ? on.id : off.id, true));
  return {
    root: element("label", { className: "switch", title: param.help }, input, samples(param, on), param.name),
    mirror() { input.checked = state.values[param.id] === on.id; },
  };
}

/** One of several. @param {ParamInfo} param @param {import("../state/state.js").State} state @returns {Switch} */
function several(param, state) {
  const radios = param.choices.map(({ id }) => element("input", { type: "radio", name: `switch-${param.id}`, value: id }));
  for (const radio of radios) radio.addEventListener("change", () => state.set(param.id, radio.value, true));
  const labels = param.choices.map((choice, index) => element("label", { className: "switch", title: choice.note || param.help }, radios[index], samples(param, choice), choice.name));
  return {
    root: element("div", { className: "switch-one", role: "radiogroup", "aria-label": param.name }, ...labels),
    mirror() {
      for (const radio of radios) radio.checked = radio.value === state.values[param.id];
    },
  };
}

/** Where the samples of an option stand. @param {ParamInfo} param @param {{ id: string }} choice */
const samples = (param, { id }) => element("span", { className: "samples", "data-option": `${param.id} ${id}`, "aria-hidden": "true" });

/** @param {ShownSample} shown */
function sample({ look, colour }) {
  const drawing = vector("svg", { viewBox: "0 0 20 10", class: "sample", "aria-hidden": "true" }, vector("path", LOOKS[look]));
  drawing.style.color = colour;
  return drawing;
}
