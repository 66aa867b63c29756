// The links that come first: past all that stands before it, to a part of the page.
import { shell } from "../parts/element.js";

/** What the focus goes to within a part that does not take it as a whole. */
const FIRST = "input, select, .listing";

export function createSkips() {
  for (const link of shell("skips").querySelectorAll("a")) {
    const part = shell(link.hash.slice(1));
    link.addEventListener("click", (event) => {
      // The address is the state's own.
      event.preventDefault();
      const within = /** @type {HTMLElement[]} */ ([...part.querySelectorAll(FIRST)]);
      (part.hasAttribute("tabindex") ? part : within.find((one) => one.checkVisibility()))?.focus();
    });
  }
}
