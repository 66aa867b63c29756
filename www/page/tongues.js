// The other languages, at the foot of the menu, each in its own words: what is chosen is remembered, and the page begins anew at
// its own address, so that nothing of what it shows is lost.
import { element, shell } from "../parts/element.js";
import { forGood } from "../parts/memory.js";
import { writePresentation } from "../state/presentation.js";
import { language } from "../words/index.js";
import { languages } from "../words/languages.js";

/** In the storage; www/start/first.js looks there. */
const KEY = "language";

/** @param {import("../state/state.js").State} state @param {import("../state/presentation.js").Presentation} presentation */
export function createTongues(state, presentation) {
  /** @param {string} key */
  function choose(key) {
    forGood.keep(KEY, key);
    // An address that asks for a language goes before what is remembered: it does so only where nothing can be.
    const lang = forGood.recall(KEY) === key ? null : key;
    location.replace(state.linkAs(writePresentation({ ...presentation, lang })));
  }

  const others = Object.entries(languages).filter(([key]) => key !== language);
  const place = shell("tongues");
  place.append(...others.map(([key, { name }]) => {
    const button = element("button", { type: "button", className: "button quiet small", lang: key }, name);
    button.addEventListener("click", () => choose(key));
    return button;
  }));
}
