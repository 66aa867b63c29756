// The geometry of a figure: which handle is under a finger, and what stands at which place of the panel.

/** @typedef {import("../../pkg/nullcline.js").Handle} Handle */
/** @typedef {import("../../pkg/nullcline.js").ShownPanel} ShownPanel */
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

/** The coordinates of a place on the panel. @param {ShownPanel} panel @param {Place} place @returns {[number, number]} */
export function axesAt({ plot, x, y }, place) {
  return [x.min + ((place.x - plot.left) / plot.width) * (x.max - x.min), y.max - ((place.y - plot.top) / plot.height) * (y.max - y.min)];
}

/** @param {Handle} handle */
export function cursor({ kind, ways }) {
  if (kind === "place") return "crosshair";
  return kind === "turn" ? "grab" : { across: "ew-resize", up: "ns-resize", both: "move" }[ways];
}
