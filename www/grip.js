// The geometry of handles: which one is under a finger, and which values a place in the figure means.
import { clamp, round } from "./numbers.js";

/** @typedef {import("../pkg/nullcline.js").Handle} Handle */
/** @typedef {import("../pkg/nullcline.js").ShownPanel} ShownPanel */
/** @typedef {import("../pkg/nullcline.js").ParamInfo} ParamInfo */
/** A place in CSS pixels of the panel. @typedef {{ x: number, y: number }} Place */

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
  return closest("point") ?? closest("level", "edge") ?? anywhere ?? null;
}

/** @param {ShownPanel} panel @param {Handle} handle @param {Place} place */
function distance(panel, handle, place) {
  if (handle.kind === "place" || !inside(panel, place, 12)) return Infinity;
  const at = spot(panel, handle);
  if (handle.kind === "level") return Math.abs(place.y - at.y);
  if (handle.kind === "edge") return Math.abs(place.x - at.x);
  return Math.hypot(handle.x ? place.x - at.x : 0, handle.y ? place.y - at.y : 0);
}

/** @param {ShownPanel} panel @param {Place} place @param {number} margin */
function inside({ plot }, place, margin) {
  return place.x >= plot.left - margin && place.x <= plot.left + plot.width + margin && place.y >= plot.top - margin && place.y <= plot.top + plot.height + margin;
}

/** Where a handle stands; along an axis that it does not have, in the middle. @param {ShownPanel} panel @param {Handle} handle @returns {Place} */
export function spot({ plot, x, y }, handle) {
  return {
    x: plot.left + plot.width * (handle.x ? (handle.x.at - x.min) / (x.max - x.min) : 0.5),
    y: plot.top + plot.height * (handle.y ? (y.max - handle.y.at) / (y.max - y.min) : 0.5),
  };
}

/** The values that a handle takes when it is brought to a place. @param {ShownPanel} panel @param {Handle} handle @param {Place} place @param {ParamInfo[]} params @returns {Record<string, number>} */
export function valuesAt({ plot, x, y }, handle, place, params) {
  /** @type {Record<string, number>} */
  const values = {};
  // A handle that left the axes could not be taken hold of again.
  const share = (/** @type {number} */ part) => Math.min(Math.max(part, 0), 1);
  const across = x.min + share((place.x - plot.left) / plot.width) * (x.max - x.min);
  const up = y.max - share((place.y - plot.top) / plot.height) * (y.max - y.min);
  for (const [grip, at] of /** @type {const} */ ([[handle.x, across], [handle.y, up]])) {
    const param = grip && params.find(({ id }) => id === grip.param);
    if (grip && param) values[param.id] = clamp(param, round(at, param.step));
  }
  return values;
}

/** @param {Handle} handle */
export function cursor({ kind }) {
  return { level: "ns-resize", edge: "ew-resize", point: "move", place: "crosshair" }[kind];
}
