// A lab of a core, and its catalogue, in the language of the page.
import { core as table, words } from "../words/index.js";

/** @typedef {import("./cores.js").Core} Core */
/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */

/** @param {Core} core */
export function createLab(core) {
  const lab = new core.Lab();
  if (table) lab.speak(table, words.number.decimal, words.number.between);
  return lab;
}

/** The same in English, which is what programs are told. @param {Core} core @param {InstanceType<Core["Lab"]>} lab in the language of the page */
export const plainLab = (core, lab) => (table ? new core.Lab() : lab);

/** Every page, beginning with the one that a single file is of: where the address names none, the first is opened. @param {InstanceType<Core["Lab"]>} lab @returns {DemoInfo[]} */
export function catalogue(lab) {
  const all = lab.demos();
  const { home } = document.documentElement.dataset;
  return [...all.filter(({ id }) => id === home), ...all.filter(({ id }) => id !== home)];
}
