// Sets a symbol as the book sets it: the letter in italics, what follows "_" as an upright subscript.
import { element } from "./element.js";

/**
 * @param {string} markup such as "x_a"
 * @returns {HTMLElement}
 */
export function symbol(markup) {
  const [letter, ...below] = markup.split("_");
  const set = element("span", { className: "symbol" }, element("i", {}, letter));
  if (below.length) set.append(element("sub", {}, below.join("_")));
  return set;
}
