// The arithmetic of looking at parts of axes: zooming about a place, panning, and how far either goes.

/** @typedef {import("../../pkg/nullcline.js").Scale} Scale */
/** @typedef {import("../state/address.js").Zoom} Zoom */
/** Ends of a part of an axis. @typedef {[number, number]} Part */

/** The smallest part of an axis, as a share of the whole. */
const LEAST = 1e-6;
/** How many times the whole an axis may show that is no other panel's. */
const MOST = 4;

/** A part that is `factor` times as long, with the same value at the same place. @param {Scale} scale @param {number} at @param {number} factor @returns {Part} */
export function about({ min, max }, at, factor) {
  return [at - (at - min) * factor, at + (max - at) * factor];
}

/** The part so many lengths of itself further on. @param {Scale} scale @param {number} lengths @returns {Part} */
export function moved({ min, max }, lengths) {
  const by = lengths * (max - min);
  return [min + by, max + by];
}

/**
 * Brings a part within its limits: a shared axis such as time shows nothing beyond its whole; others show a bit more.
 * @param {Scale} scale @param {Part} part @returns {Part}
 */
export function limited({ home, shared }, [min, max]) {
  const whole = home[1] - home[0];
  const length = Math.min(Math.max(max - min, LEAST * whole), (shared ? 1 : MOST) * whole);
  const middle = 0.5 * (min + max);
  // Something of the whole stays in sight.
  const [low, high] = shared ? [home[0] + 0.5 * length, home[1] - 0.5 * length] : [home[0] - 0.4 * length, home[1] + 0.4 * length];
  const centre = Math.min(Math.max(middle, Math.min(low, high)), Math.max(low, high));
  return [centre - 0.5 * length, centre + 0.5 * length];
}

/** The zoom with these axes looked at in these parts; an axis that is seen whole is not named. @param {Zoom} zoom @param {[Scale, Part][]} parts @returns {Zoom} */
export function withParts(zoom, parts) {
  const news = new Map(zoom);
  for (const [scale, wanted] of parts) {
    if (!scale.key) continue;
    const [min, max] = limited(scale, wanted).map((end) => tidied(end, scale));
    const slack = 1e-9 * (scale.home[1] - scale.home[0]);
    if (Math.abs(min - scale.home[0]) <= slack && Math.abs(max - scale.home[1]) <= slack) news.delete(scale.key);
    else news.set(scale.key, [min, max]);
  }
  return news;
}

/** No finer than a thousandth of a pixel of any screen: addresses stay short. @param {number} value @param {Scale} scale */
function tidied(value, { min, max }) {
  const step = 10 ** (Math.floor(Math.log10(max - min)) - 6);
  return Number((Math.round(value / step) * step).toPrecision(12));
}
