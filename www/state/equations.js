// Equations that a page is about because somebody has typed them: they stand in its id, behind a colon.

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** What is wrong with equations, and where; lines and columns begin at 1, and a column is a character. @typedef {{ line: number, column: number, message: string }} Fault */
/** A page, or what is wrong with its equations; and what in them may not be what was meant. @typedef {{ demo: DemoInfo | null, errors: Fault[], warnings: Fault[] }} Told */
/** Tells of a page by its id. @typedef {(id: string) => Told} Teller */

/** So many pages are remembered: a reader goes back and forth. */
const KEPT = 32;

/** The id by which the catalogue knows a page, whatever its equations. @param {string} id */
export const pageOf = (id) => id.split(":", 1)[0];

/** The ids of the pages that these equations may have: the one that is asked for, or else that which all have. @param {string} page @param {string} text @param {DemoInfo[]} demos the catalogue */
export function inscribed(page, text, demos) {
  const typed = demos.filter((demo) => demo.text !== null);
  const pages = [...new Set([page, ...typed.slice(0, 1).map(({ id }) => id)])];
  return pages.map((id) => (typed.some((demo) => demo.id === id && demo.text === text) ? id : `${id}:${text}`));
}

/** What is told of the first of these pages that there is; where there is none, of what is wrong. @param {Teller} teller @param {string[]} ids @returns {Told} */
export function firstOf(teller, ids) {
  const told = ids.map(teller);
  return told.find(({ demo }) => demo) ?? told.find(({ errors }) => errors.length) ?? told[0];
}

/** A teller to whom one and the same id is one and the same page. @param {{ demo: Teller }} lab @param {DemoInfo[]} demos the catalogue @returns {Teller} */
export function remembering(lab, demos) {
  /** @type {Map<string, Told>} */
  const told = new Map(demos.map((demo) => [demo.id, { demo, errors: [], warnings: [] }]));
  return (id) => {
    const known = told.get(id);
    if (known) return known;
    const news = lab.demo(id);
    told.set(id, news);
    if (told.size > demos.length + KEPT) told.delete([...told.keys()][demos.length]);
    return news;
  };
}
