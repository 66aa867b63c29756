// Which of a page's presets a run is one of: the one that was chosen, also where a value was changed since.

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../../pkg/nullcline.js").Values} Values */

/**
 * The preset, by its id, that values are nearest to: of which the fewest are different; where the page's defaults are as near
 * and no preset, none.
 * @param {DemoInfo} demo @param {Values} values @returns {{ id: string | null, different: number }}
 */
export function nearestPreset({ presets, params }, values) {
  if (!presets.length) return { id: null, different: 0 };
  /** @param {Values} of */
  const different = (of) => Object.entries(of).filter(([key, value]) => values[key] !== value).length;
  const own = Object.keys(presets[0].values);
  const usual = Object.fromEntries(params.filter(({ id }) => own.includes(id)).map(({ id, default: value }) => [id, value]));
  const home = presets.find((preset) => own.every((key) => preset.values[key] === usual[key]));
  const graded = [{ id: home?.id ?? null, values: usual }, ...presets].map((one) => ({ id: one.id, different: different(one.values) }));
  const least = Math.min(...graded.map((one) => one.different));
  return graded.find((one) => one.different === least) ?? graded[0];
}

/** The preset that a run is one of, after one of this preset was changed to these values. @param {DemoInfo} demo @param {Values} values @param {string | null} before */
export function presetOf(demo, values, before) {
  const { id, different } = nearestPreset(demo, values);
  return different === 0 ? id : (before ?? id);
}

/** Whether a run has all that a preset sets. @param {DemoInfo["presets"][number]} preset @param {Values} values */
export const isWhole = (preset, values) => Object.entries(preset.values).every(([key, value]) => values[key] === value);
