// What has changed from one content of the page to another: in words for the history, and as a key of what it is about.
import { writeWithUnit } from "../values/numbers.js";
import { words } from "../words/index.js";
import { pageOf } from "./equations.js";

/** @typedef {import("./address.js").Content} Content */

/** Names of changed parameters that are listed. */
const LISTED = 2;

/** @param {Content} before @param {Content} after @returns {{ label: string, about: string }} */
export function change(before, after) {
  const said = words.history;
  const page = pageOf(after.demo.id);
  if (pageOf(before.demo.id) !== page) return { label: said.opened(after.demo.title), about: `demo ${page}` };
  if (before.demo !== after.demo) return { label: said.equations, about: "equations" };
  const changed = after.demo.params.filter(({ id }) => before.values[id] !== after.values[id]);
  if (changed.length) {
    const about = changed.map(({ id }) => id).join(" ");
    const chosen = after.demo.presets.find(({ id, values }) => id === after.preset && changed.every((param) => param.id in values && after.values[param.id] === values[param.id]));
    if (chosen && changed.length > LISTED) return { label: chosen.name, about };
    const back = changed.every(({ id, default: usual }) => after.values[id] === usual);
    if (back && changed.length > LISTED) return { label: said.reset, about };
    if (changed.length > LISTED) return { label: said.several(changed.length), about };
    return { label: changed.map((param) => `${param.name} ${writeWithUnit(after.values[param.id], param)}`).join(words.number.between), about };
  }
  if (before.pins.length < after.pins.length) return { label: said.pinned, about: "pinned" };
  if (before.pins.length > after.pins.length) return { label: said.unpinned, about: "unpinned" };
  if (JSON.stringify(before.pins) !== JSON.stringify(after.pins)) return { label: said.pinChanged, about: "pins" };
  if (JSON.stringify(before.difference) !== JSON.stringify(after.difference)) return { label: after.difference?.pin === null ? said.error : said.difference, about: "difference" };
  return { label: after.zoom.size ? said.zoomed : said.whole, about: "zoom" };
}
