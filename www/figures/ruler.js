// The ruler: two marks on a panel, and how far they are apart.
import { element, vector } from "../parts/element.js";
import { words } from "../words/index.js";
import { axesAt, inside, placeOn } from "./grip.js";

/** @typedef {import("./hands.js").Place} Place */
/** @typedef {import("./hands.js").Drag} Drag */
/** Coordinates on a panel's axes. @typedef {[number, number]} At */

const REACH_PX = { mouse: 12, touch: 28 };

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {() => import("./panel.js").Panel[]} panels */
export function createRuler(lab, panels) {
  /** @type {{ panel: number, ends: At[] } | null} */
  let laid = null;
  const path = vector("path", {});
  const drawing = vector("svg", { class: "ruler", "aria-hidden": "true" }, path);
  const label = element("div", { className: "reads ruler-reads", role: "status" });

  function draw() {
    const panel = laid && panels()[laid.panel];
    if (!laid || !panel?.shown) {
      drawing.remove();
      label.remove();
      return;
    }
    const { shown, canvas } = panel;
    if (drawing.parentElement !== panel.root) panel.root.append(drawing, label);
    drawing.setAttribute("viewBox", `0 0 ${canvas.width} ${canvas.height}`);
    const places = laid.ends.map((end) => placeOn(shown, end));
    const crosses = places.map(({ x, y }) => `M${x - 6} ${y}h12M${x} ${y - 6}v12`).join("");
    path.setAttribute("d", places.length === 2 ? `${crosses}M${places[0].x} ${places[0].y}L${places[1].x} ${places[1].y}` : crosses);
    label.hidden = places.length < 2;
    if (places.length < 2) return;
    label.replaceChildren(...lab.measure(laid.panel, laid.ends[0], laid.ends[1]).map((line) => element("span", { className: "read" }, line)));
    const [x, y] = [(places[0].x + places[1].x) / 2, Math.max(places[0].y, places[1].y) + 10];
    const left = Math.min(Math.max(x - label.offsetWidth / 2, 4), canvas.width - label.offsetWidth - 4);
    const top = Math.min(Math.max(y, 4), canvas.height - label.offsetHeight - 4);
    label.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /** Onto a spike that is within reach. @param {number} index @param {Place} place @returns {At} */
  function snapped(index, place) {
    const panel = panels()[index];
    if (!panel?.shown) return [0, 0];
    const at = axesAt(panel.shown, place);
    const spike = lab.probe(index, ...at).spike;
    return spike && Math.abs(spike.x - place.x) < REACH_PX.mouse ? axesAt(panel.shown, { x: spike.x, y: place.y }) : at;
  }

  /** @param {number} index @param {number} end @returns {Drag} */
  function drag(index, end) {
    /** @param {Place} place */
    const bring = (place) => {
      if (laid) laid.ends[end] = snapped(index, place);
      draw();
    };
    return { move: bring, end: bring, cancel() {} };
  }

  return {
    get laid() { return laid !== null; },
    refresh: draw,
    clear() {
      laid = null;
      draw();
    },
    /** Puts the first mark, then the second, then begins anew. @param {number} panel @param {At} at */
    mark(panel, at) {
      if (laid?.panel === panel && laid.ends.length === 1) laid.ends.push(at);
      else laid = { panel, ends: [at] };
      draw();
    },
    /** What the ruler says, for those who cannot see it. */
    get said() { return laid?.ends.length === 2 ? lab.measure(laid.panel, laid.ends[0], laid.ends[1]).join(words.number.between) : ""; },
    /** Takes hold of a mark, or with the tool lays both. @param {number} index @param {Place} place @param {PointerEvent} event @param {boolean} laying @returns {Drag | null} */
    take(index, place, event, laying) {
      const shown = panels()[index]?.shown;
      if (!shown?.x.key || event.button !== 0) return null;
      const reach = event.pointerType === "touch" ? REACH_PX.touch : REACH_PX.mouse;
      const near = laid?.panel === index ? laid.ends.findIndex((end) => {
        const at = placeOn(shown, end);
        return Math.hypot(at.x - place.x, at.y - place.y) <= reach;
      }) : -1;
      if (near >= 0) return drag(index, near);
      if (!laying || !inside(shown, place, 0)) return null;
      const start = snapped(index, place);
      laid = { panel: index, ends: [start, [...start]] };
      draw();
      return drag(index, 1);
    },
  };
}

/** @typedef {ReturnType<typeof createRuler>} Ruler */
