// One card with its two canvases, their text alternative, and the small label of a handle.
import { element } from "../parts/element.js";
import { writeWithUnit } from "../values/numbers.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").ShownPanel} ShownPanel */
/** @typedef {import("../../pkg/nullcline.js").Handle} Handle */

/**
 * @param {import("../../pkg/nullcline.js").PanelInfo} info
 * @param {import("../state/state.js").State} state
 */
export function createPanel(info, state) {
  const axes = element("canvas", { className: "axes", "aria-hidden": "true" });
  const marks = element("canvas", { className: "marks", role: "img", "aria-label": info.title });
  const tip = element("span", { className: "grip-label", hidden: true });
  const root = element("figure", { className: "card", tabIndex: 0, "aria-label": info.title }, element("div", { className: "canvases" }, axes, marks), tip);
  /** @type {import("../../pkg/nullcline.js").PanelCanvas} */
  const canvas = { axes, marks, width: 0, height: 0 };
  /** @type {ShownPanel | null} */
  let shown = null;
  /** @type {HTMLElement[]} A ring for each handle that has a grip. */
  let rings = [];

  /** Puts a ring on each handle that can be held. @param {ShownPanel} news */
  function ring(news) {
    const held = news.handles.filter(({ kind }) => kind !== "place");
    while (rings.length > held.length) rings.pop()?.remove();
    while (rings.length < held.length) {
      const made = element("span", { className: "grip" });
      rings.push(made);
      tip.before(made);
    }
    held.forEach((handle, index) => {
      const { x, y } = handle.spot;
      rings[index].className = `grip as-${handle.shape} ${handle.kind}${rings[index].classList.contains("held") ? " held" : ""}`;
      rings[index].style.transform = `translate(${x}px, ${y}px)`;
    });
  }

  return {
    root,
    canvas,
    get shown() { return shown; },
    /** How much larger it is seen than it is: 1, but on a deck of slides. */
    get scale() { return marks.getBoundingClientRect().width / canvas.width || 1; },
    /** @param {{ clientX: number, clientY: number }} event @returns {import("./hands.js").Place} */
    placeOf({ clientX, clientY }) {
      const box = marks.getBoundingClientRect();
      const scale = box.width / canvas.width || 1;
      return { x: (clientX - box.left) / scale, y: (clientY - box.top) / scale };
    },
    /** Whole pixels of the card's inside; the core sets how fine they are. @param {number} width @param {number} height */
    resize(width, height) {
      canvas.width = Math.floor(width);
      canvas.height = Math.floor(height);
      for (const { style } of [axes, marks]) {
        style.width = `${canvas.width}px`;
        style.height = `${canvas.height}px`;
      }
    },
    /** @param {ShownPanel} news */
    drawn(news) {
      shown = news;
      ring(news);
      if (marks.getAttribute("aria-label") !== news.description) marks.setAttribute("aria-label", news.description || info.title);
    },
    /** Labels a handle, with its values while it is dragged; null takes the label away. @param {Handle | null} handle @param {{ x: number, y: number }} [at] @param {Record<string, number>} [values] */
    label(handle, at = { x: 0, y: 0 }, values = {}) {
      const held = shown?.handles.filter(({ kind }) => kind !== "place") ?? [];
      rings.forEach((one, index) => one.classList.toggle("held", held[index]?.label === handle?.label));
      tip.hidden = !handle?.label;
      if (!handle?.label) return;
      const said = Object.entries(values).map(([key, value]) => {
        const param = state.demo.params.find(({ id }) => id === key);
        return param ? writeWithUnit(value, param) : "";
      });
      tip.replaceChildren(element("b", {}, handle.label), said.length ? ` ${said.join(words.number.between)}` : "");
      const x = handle.kind === "level" ? canvas.width - tip.offsetWidth - 12 : at.x + 14;
      const y = handle.kind === "edge" ? 8 : at.y - tip.offsetHeight - 12;
      const left = Math.min(Math.max(x, 4), canvas.width - tip.offsetWidth - 4);
      const top = y < 4 ? Math.min(at.y + 14, canvas.height - tip.offsetHeight - 4) : y;
      tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
  };
}

/** @typedef {ReturnType<typeof createPanel>} Panel */
