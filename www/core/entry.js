// What the list of contents says of a demo, by any id that it had.
import { contents, former } from "../../course/contents.js";

/** The id of a demo today, from any that it had. @param {string | null} demo */
export const idToday = (demo) => former.get(demo ?? "") ?? demo;

/** The entry of a demo; that of its neuron for a page that only some equations have, and that is listed nowhere. @param {string | null} demo */
export function entryOf(demo) {
  const today = idToday(demo) ?? "";
  return contents.find(({ id }) => id === today) ?? contents.find(({ id }) => today.startsWith(`${id}-`));
}
