// Every word that the page itself says, in the language that it speaks. What a demo or a parameter says comes from the catalogue.
//
// It is spoken before anything is built: no module may read a word while it is evaluated.
import { words as english } from "./en.js";
import { languages } from "./languages.js";

/** The words, by their keys. @type {import("./languages.js").Words} */
export let words = english;
/** The language, by its key. */
export let language = "en";
/** The core's texts in it; of English there are none, since it is the core's own. @type {import("./languages.js").Core | null} */
export let core = null;

/** The last language that was asked for: of several that are on their way it alone counts. */
let wanted = language;

/** Speaks another language, once it has come; where it does not, all is as before. @param {string} key of the language */
export async function speak(key) {
  wanted = key;
  const { page, core: table } = languages[key];
  const [said, told] = await Promise.all([page?.(), table?.()]);
  if (wanted === key) [language, words, core] = [key, said?.words ?? english, told?.core ?? null];
}

/** A text of the core that came here in English, as those do which the site's build has written. @param {string} text */
export const translated = (text) => core?.words[text] ?? text;
