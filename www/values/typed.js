// A number as people type it, wherever they do: in a field, in an expression, in an address, in a host's message.
//
// The decimal sign is a point or a comma; blanks and apostrophes may group thousands. What could be either, as 1,000, has two
// readings, and nobody but its writer knows which; in a language that groups nothing by commas it has one.

const BLANK = "[\\s'’]";
/** 10 000, 1’000’000: groups of three by one and the same sign. */
const GROUPED = new RegExp(`(?<![\\d.,]|\\d${BLANK})[1-9]\\d{0,2}(?:(${BLANK})\\d{3})(?:\\1\\d{3})*(?!\\d|${BLANK}\\d)`, "gu");
/** 1,000,000 and 1,000.5: commas that can only group. */
const COMMAS = /(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?![\d,])|(?:,\d{3})+(?=\.\d))/gu;
/** 1.000.000 and 1.000,5: points that can only group. */
const POINTS = /(?<![\d.,])[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?![\d.])|(?:\.\d{3})+(?=,\d))/gu;
/** 1,000: a thousand, or one. */
const EITHER = /(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?![\d.,])/gu;

/** Where it is worth asking what a text comes to: not for a word. */
const ARITHMETIC = /[-−+*×/^(]|^\s*(pi|π|e)\s*$/u;

/** The text of a number or of an expression in plain digits: one reading, or two, the greater number first. @param {string} text @param {string} [decimal] the sign of the writer's language, where that is known */
export function readings(text, decimal) {
  const grouped = text.trim().replaceAll("−", "-").replaceAll(GROUPED, digits).replaceAll(COMMAS, digits).replaceAll(POINTS, digits);
  const plain = grouped.replaceAll(",", ".");
  if (decimal === ",") return [plain];
  const thousands = grouped.replaceAll(EITHER, "$1$2").replaceAll(",", ".");
  return thousands === plain ? [plain] : [thousands, plain];
}

/** The number that plain digits write, or null. @param {string} plain */
export function number(plain) {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** All numbers that a text may mean: none, one, or two. @param {string} text @param {string} [decimal] @returns {number[]} */
export const read = (text, decimal) => readings(text, decimal).flatMap((plain) => number(plain) ?? []);

/** The same where it may be an expression, too, without the noise of binary fractions. @param {string} text @param {string} [decimal] @returns {Promise<number[]>} */
export async function comesTo(text, decimal) {
  const numbers = read(text, decimal);
  if (numbers.length || !ARITHMETIC.test(text)) return numbers;
  const { evaluate } = await import("./expression.js");
  return readings(text, decimal).flatMap((plain) => evaluate(plain) ?? []).map((value) => Number(value.toPrecision(12)));
}

/** @param {string} text */
const digits = (text) => text.replaceAll(/\D/gu, "");
