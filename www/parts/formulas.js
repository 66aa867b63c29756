// Equations as the core tells them, as lines of a list that are read aloud in words.
import { element } from "./element.js";

/** @param {import("../../pkg/nullcline.js").EquationsInfo["lines"]} lines */
export function formulas(lines) {
  const parser = new DOMParser();
  return lines.map((line) => {
    const { documentElement: math } = parser.parseFromString(line.mathml, "application/xml");
    math.setAttribute("aria-label", line.said);
    return element("li", { className: line.rate ? "rate" : "" }, document.importNode(math, true));
  });
}
