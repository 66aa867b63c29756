// A text as it stands on the page: at the end of a line its numbers stay with their units, and with what they are values of.
// Texts that leave the page, as files, messages and addresses, have plain spaces.

/** Between a number, or the last of a list of them, and its unit. */
const BEFORE_UNIT = /(?<=[\d⁰¹²³⁴-⁹…]) (?=(?:1\/)?(?:[kmµnpM]?(?:s|A|V|S|F|Hz|Ω|M)|τ|px|pixels|°C)(?!\p{L})|%)/gu;
/** About a sign before a number. */
const ABOUT_SIGN = / ([=≈<>≤≥±×]) (?=[−-]?[\d.])/gu;

/** @param {string} text */
export const unbroken = (text) => text.replaceAll(ABOUT_SIGN, "\u00a0$1\u00a0").replaceAll(BEFORE_UNIT, "\u00a0");
