// What is looked at, without axes and differences that the figures do not have: an address can name anything.
import { brief } from "../words/brief.js";
import { words } from "../words/index.js";

/** @typedef {import("./address.js").Content} Content */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

/**
 * The parts of axes and the difference that there are, and what there is not, in words.
 * @param {Content} content @param {Shown} shown @returns {Pick<Content, "zoom" | "difference"> & { notices: string[] }}
 */
export function confined(content, shown) {
  const notices = [];
  const axes = [...new Set(shown.panels.flatMap(({ x, y }) => [x.key, y.key]))].filter(Boolean);
  const parts = [...content.zoom];
  for (const [key] of parts) if (!axes.includes(key)) notices.push(words.unknownAxis(brief(key), axes.join(", ")));
  const columns = content.difference && columnsOf(content, shown);
  const unknown = content.difference && columns && !columns.includes(content.difference.column);
  if (unknown) notices.push(words.unknownColumn(brief(content.difference?.column ?? ""), columns.join(", ")));
  return { zoom: new Map(parts.filter(([key]) => axes.includes(key))), difference: unknown ? null : content.difference, notices };
}

/** The quantities of which the chosen difference could be; null where the run that is taken off has other time bins, or is not shown: then none has one, and the figure says so. @param {Content} content @param {Shown} shown */
function columnsOf({ pins, difference }, shown) {
  if (!difference) return null;
  if (difference.pin === null) return shown.errors;
  if (!pins[difference.pin].shown) return null;
  const index = pins.slice(0, difference.pin).filter((pin) => pin.shown).length;
  const { comparable } = shown.pins[index];
  return comparable.length ? comparable : null;
}
