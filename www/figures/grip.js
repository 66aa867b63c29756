// The geometry of handles: which one is under a finger, and which values a place in the figure means.
import { clamp, round } from "../values/numbers.js";

/** @typedef {import("../../pkg/nullcline.js").Handle} Handle */
/** @typedef {import("../../pkg/nullcline.js").ShownPanel} ShownPanel */
/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {import("./hands.js").Place} Place */

/** The handle nearest to a place, within reach. @param {ShownPanel} panel @param {Place} place @param {number} reach in CSS px @returns {Handle | null} */
export function nearest(panel, place, reach) {
  /** @param {Handle["kind"][]} kinds */
  const closest = (...kinds) => panel.handles
    .filter(({ kind }) => kinds.includes(kind))
    .map((handle) => ({ handle, far: distance(panel, handle, place) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)[0]?.handle;
  // A point is aimed at, a line only crossed: the point wins wherever both are in reach. Anywhere else is a place.
  const anywhere = inside(panel, place, 0) ? panel.handles.find(({ kind }) => kind === "place") : null;
  return closest("point", "turn") ?? closest("level", "edge") ?? anywhere ?? null;
}

/** @param {ShownPanel} panel @param {Handle} handle @param {Place} place */
function distance(panel, handle, place) {
  if (handle.kind === "place" || !inside(panel, place, 12)) return Infinity;
  const at = handle.spot;
  if (handle.kind === "level") return Math.abs(place.y - at.y);
  if (handle.kind === "edge") return Math.abs(place.x - at.x);
  return Math.hypot(place.x - at.x, place.y - at.y);
}

/** Whether a place is within the axes, or no farther from them than the margin. @param {ShownPanel} panel @param {Place} place @param {number} margin */
export function inside({ plot }, place, margin) {
  return place.x >= plot.left - margin && place.x <= plot.left + plot.width + margin && place.y >= plot.top - margin && place.y <= plot.top + plot.height + margin;
}

/** Where coordinates stand on the panel. @param {ShownPanel} panel @param {[number, number]} at @returns {Place} */
export function placeOn({ plot, x, y }, at) {
  return { x: plot.left + (plot.width * (at[0] - x.min)) / (x.max - x.min), y: plot.top + (plot.height * (y.max - at[1])) / (y.max - y.min) };
}

/** The coordinates of a place on the panel. @param {ShownPanel} panel @param {Place} place @param {"left" | "right"} [side] @returns {[number, number]} */
export function axesAt({ plot, x, y, right }, place, side = "left") {
  const up = (side === "right" && right) || y;
  return [x.min + ((place.x - plot.left) / plot.width) * (x.max - x.min), up.max - ((place.y - plot.top) / plot.height) * (up.max - up.min)];
}

/** As many digits of what the core has solved for as a reader wants to see. */
const DIGITS = 6;

/**
 * The values that a handle takes when it is brought to a place.
 * @param {ShownPanel} panel @param {Handle} handle @param {Place} place @param {ParamInfo[]} params
 * @param {(asks: string, x: number, y: number) => Record<string, number>} ask asks the core, where a place is more than a coordinate
 * @returns {Record<string, number>}
 */
export function valuesAt(panel, handle, place, params, ask) {
  const { plot } = panel;
  // A handle that left the axes could not be taken hold of again.
  const [across, up] = axesAt(panel, {
    x: Math.min(Math.max(place.x, plot.left), plot.left + plot.width),
    y: Math.min(Math.max(place.y, plot.top), plot.top + plot.height),
  }, handle.side);
  const turned = (Math.atan2(up, across) * 180) / Math.PI;
  /** @type {Record<string, number>} */
  const values = {};
  if (handle.asks) {
    for (const [id, value] of Object.entries(ask(handle.asks, across, up))) {
      const param = params.find((one) => one.id === id);
      if (param) values[id] = clamp(param, Number(value.toPrecision(DIGITS)));
    }
    return values;
  }
  for (const [grip, at] of /** @type {const} */ ([[handle.x, handle.kind === "turn" ? turned : across], [handle.y, up]])) {
    const param = grip && params.find(({ id }) => id === grip.param);
    if (grip && param) values[param.id] = clamp(param, round(at - grip.origin, param.step));
  }
  return values;
}

/** @param {Handle} handle */
export function cursor({ kind, x, y }) {
  if (kind === "point" && !(x && y)) return x ? "ew-resize" : "ns-resize";
  return { level: "ns-resize", edge: "ew-resize", point: "move", place: "crosshair", turn: "grab" }[kind];
}
