// The button that unfolds the page's equations under its heading; what writes them comes when it is first pressed.
import { shell } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { words } from "../words/index.js";

/** @typedef {ReturnType<typeof import("./equations.js").createEquations>} Equations */

/**
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {import("../view/view.js").View["figures"]} figures
 */
export function createUnfolding(lab, state, figures) {
  /** @type {HTMLButtonElement} */
  const button = shell("equations-button");
  const place = shell("equations");
  button.append(icon("equations"));
  button.title = words.equations.title;
  button.setAttribute("aria-label", words.equations.title);
  button.setAttribute("aria-controls", place.id);
  button.setAttribute("aria-expanded", "false");
  place.setAttribute("aria-label", words.equations.title);
  button.removeAttribute("disabled");
  /** @type {Equations | null} */
  let equations = null;

  button.addEventListener("click", async () => {
    const { createEquations } = await import("./equations.js");
    equations ??= createEquations(place, lab, state, figures);
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    equations.mirror();
    figures.request();
  });

  return {
    /** Another page has been opened. */
    mirror: () => equations?.mirror(),
  };
}
