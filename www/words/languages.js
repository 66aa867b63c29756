// The languages that the lab speaks, a line each: what it is called by those who speak it, and its words, the page's and the core's.

/** Words of the page, of whatever language. @typedef {typeof import("./en.js").words} Words */
/** Texts of the core by their English, and its rule of plurals. @typedef {{ plural: string, words: Record<string, string> }} Core */
/** English is a part of the program: it has no files of its own. @typedef {{ name: string, page?: () => Promise<{ words: Words }>, core?: () => Promise<{ core: Core }> }} Language */

/** By way of the root of the site: it leads there from here, and from the files that the build makes of the page. @type {Record<string, Language>} */
export const languages = {
  en: { name: "English" },
  fr: { name: "Français", page: () => import("../../www/words/fr.js"), core: () => import("../../page/made/words/fr.js") },
};
