// Numbers between the reader and the state: written, rounded, checked, and laid along a slider.
import { brief } from "../words/brief.js";
import { words } from "../words/index.js";
import { read } from "./typed.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */
/** @typedef {import("../../pkg/nullcline.js").Value} Value */

/** What a slider of usual length can tell apart: dragging gives no finer numbers than that. */
const SLIDER_PIXELS = 280;

/** More digits than these tell nobody anything; the state keeps them all. */
const DIGITS = 7;

/** A value as the reader sees it: no noise in the last digits. @param {Value} value @param {string} [decimal] */
export function write(value, decimal) {
  if (typeof value !== "number") return value;
  return writeFull(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)), decimal);
}

/** A text of the core with the reader's minus sign before its numbers. @param {string} text */
export const withMinus = (text) => text.replaceAll(/(?<![\p{L}\d])-(?=[\d.])/gu, "−");

/** All digits of a value: a real minus sign, and the decimal sign of the language. @param {number} value @param {string} [decimal] */
export const writeFull = (value, decimal = words.number.decimal) => String(value).replaceAll("-", "−").replace(".", decimal);

/** A value in so many letters: all its digits where they fit, and else as many as do. @param {number} value @param {number} letters */
export function writeWithin(value, letters) {
  const full = writeFull(value);
  for (let digits = DIGITS; full.length > letters && digits > 1; digits -= 1) {
    const short = writeFull(Number(value.toPrecision(digits)));
    if (short.length <= letters) return short;
  }
  return full;
}

/** A value with its unit. @param {Value} value @param {ParamInfo} param @param {string} [decimal] */
export function writeWithUnit(value, param, decimal) {
  if (param.kind === "choice") return param.choices.find((choice) => choice.id === value)?.name ?? String(value);
  const written = write(value, decimal);
  return param.unit ? `${written} ${param.unit}` : written;
}

/** Without the noise of binary fractions. @param {number} value */
const tidy = (value) => Number(value.toPrecision(12));

/** To the nearest multiple of the step. @param {number} value @param {number} step */
const round = (value, step) => (step > 0 ? tidy(Math.round(value / step) * step) : tidy(value));

/** Into the range of what may be typed. @param {ParamInfo} param @param {number} value */
function clamp(param, value) {
  const least = param.hardOpen ? param.hardMin + (param.step || Number.EPSILON) : param.hardMin;
  return Math.min(Math.max(value, least), param.hardMax);
}

/** What a parameter may be of these numbers: what is not whole nobody meant where it has to be. @param {ParamInfo} param @param {number[]} numbers */
export function meant({ kind }, numbers) {
  const whole = kind === "number" ? [] : numbers.filter(Number.isInteger);
  return whole.length ? whole : numbers;
}

/**
 * The value of a typed text, what is wrong with it, or the values between which its writer has to choose.
 * @param {ParamInfo} param @param {string} text @param {(value: number) => string | undefined} wrong what the core finds wrong with a number, in words @param {number[]} [numbers] all that it may mean
 * @returns {{ value: number } | { complaint: string, either: number[] }}
 */
export function judge(param, text, wrong, numbers = read(text, words.number.decimal)) {
  const complain = (/** @type {string} */ complaint, /** @type {number[]} */ either = []) => ({ complaint, either });
  const [value, other] = meant(param, numbers);
  if (value === undefined) return complain(text.trim() ? words.notNumber(brief(text.trim())) : words.empty);
  if (other !== undefined) return complain(words.twoReadings(brief(text.trim()), write(value), write(other)), [value, other]);
  const said = wrong(value);
  return said === undefined ? { value } : complain(said);
}

/** The range of a slider: that of the parameter, widened to a round end where its value lies outside. @param {ParamInfo} param @param {number} value @returns {{ min: number, max: number }} */
export function reach(param, value) {
  const { min, max, log, hardMin, hardMax } = param;
  if (value >= min && value <= max) return { min, max };
  if (log) {
    if (!(value > 0)) return { min, max };
    return value > max ? { min, max: Math.min(10 ** Math.ceil(Math.log10(value)), hardMax) } : { min: 10 ** Math.floor(Math.log10(value)), max };
  }
  // Some room beyond the value, so that the thumb can go on.
  const far = value > max ? value - min : max - value;
  const round = 10 ** Math.floor(Math.log10(far));
  const length = Math.ceil((1.05 * far) / round) * round;
  return value > max ? { min, max: Math.min(min + length, hardMax) } : { min: Math.max(max - length, hardMin), max };
}

/** The ends of a slider, in its own scale. @param {ParamInfo} param */
export const ends = (param) => (param.log ? { min: Math.log10(param.min), max: Math.log10(param.max) } : { min: param.min, max: param.max });

/** Where a value stands on its slider, in the slider's own scale. @param {ParamInfo} param @param {number} value */
export function position(param, value) {
  const { min, max } = ends(param);
  const at = param.log ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value;
  return Math.min(Math.max(at, min), max);
}

/** The same as a share of its length. @param {ParamInfo} param @param {number} value */
export function share(param, value) {
  const { min, max } = ends(param);
  return max > min ? (position(param, value) - min) / (max - min) : 0;
}

/** The value at a place of the slider, no finer than the hand can set it. @param {ParamInfo} param @param {number} at */
export function fromPosition(param, at) {
  const value = param.log ? 10 ** at : at;
  const pixel = (param.log ? value * Math.LN10 * (ends(param).max - ends(param).min) : param.max - param.min) / SLIDER_PIXELS;
  const finest = Math.max(param.step, 10 ** Math.floor(Math.log10(pixel)));
  const rounded = at <= ends(param).min ? param.min : at >= ends(param).max ? param.max : round(value, finest);
  return Math.min(Math.max(rounded, param.min), param.max);
}

/** The value so many steps on; on a logarithmic scale a step is at least a twentieth. @param {ParamInfo} param @param {number} value @param {number} steps */
export function nudge(param, value, steps) {
  const growth = param.log ? Math.abs(value) * (1 - 1 / 1.05) * Math.abs(steps) : 0;
  const far = Math.max(Math.abs(steps) * (param.step || 1), growth);
  return clamp(param, round(value + Math.sign(steps) * far, param.step));
}
