// Where the panels of a page stand in a room of some size: all of them, or some behind tabs, but each at its least height.

/** What is asked of a panel. @typedef {Pick<import("../../pkg/nullcline.js").PanelInfo, "weight" | "least">} PanelInfo */
/** A room, in heights of the figures' text; what lies between panels, and a row of tabs. @typedef {{ width: number, height: number, gap: number, tab: number }} Room */
/**
 * `beside` puts the chief at the left of all others. Those that share stand in one place behind tabs, under the others. None is lower
 * than its part of `leasts`.
 * @typedef {{ beside: boolean, standing: number[], sharing: number[], leasts: number[] }} Arrangement
 */

/** Narrower than this a figure is not read, in heights of its text. */
const LEAST_WIDTH = 17;
/** A wide room, or one this much wider than high, takes panels side by side. */
const WIDE = 51;
const BROAD = 1.2;
/** How much of the width the chief takes at most. */
const CHIEF_SHARE = 0.58;
/** A plane above others is read where it is this high, in parts of its width or of the room's height. */
const PLANE_SHARE = 0.55;

/** The weightiest panel. @param {PanelInfo[]} panels */
export const chiefOf = (panels) => panels.reduce((chief, { weight }, index) => (weight > panels[chief].weight ? index : chief), 0);

/**
 * The chief and as many of the others as fit, as the page would have them, or else the other way; where nothing fits, all share.
 * @param {PanelInfo[]} panels
 * @param {"stack" | "beside"} layout
 * @param {Room | null} room where there is none, the page scrolls and all stand
 * @returns {Arrangement}
 */
export function arrange(panels, layout, room) {
  const chief = chiefOf(panels);
  const order = [chief, ...panels.keys()].filter((index, at, all) => all.indexOf(index) === at);
  const all = panels.map((_, index) => index);
  const leasts = panels.map(({ least }) => least);
  if (!room) return { beside: false, standing: all, sharing: [], leasts };
  const pair = panels.length > 1;
  const plane = pair && layout === "beside" ? Math.round(PLANE_SHARE * Math.min(room.width, room.height)) : 0;
  const above = leasts.map((least, index) => (index === chief ? Math.max(least, plane) : least));
  const broad = room.width >= WIDE || room.width >= BROAD * room.height;
  const wished = pair && layout === "beside" && broad;
  // A room that is higher than wide has no place beside, unless the page wishes it.
  const ways = pair && (wished || room.width >= room.height) ? [wished, !wished] : [wished];
  for (let count = panels.length; count > 0; count -= 1) {
    if (count === panels.length - 1) continue; // one alone shares with nobody
    const standing = order.slice(0, count).sort((a, b) => a - b);
    const sharing = order.slice(count).sort((a, b) => a - b);
    for (const beside of ways) {
      const arrangement = { beside, standing, sharing, leasts: beside ? leasts : above };
      if (fits(chief, arrangement, room)) return arrangement;
    }
  }
  return { beside: false, standing: [], sharing: all, leasts };
}

/** @param {number} chief @param {Arrangement} arrangement @param {Room} room */
function fits(chief, { beside, standing, sharing, leasts }, { width, height, gap, tab }) {
  const column = standing.filter((index) => !beside || index !== chief).map((index) => leasts[index]);
  if (sharing.length) column.push(tab, Math.max(...sharing.map((index) => leasts[index])));
  const high = column.reduce((sum, least) => sum + least, 0) + gap * (column.length - 1);
  if (!beside) return high <= height;
  const across = Math.min(height, CHIEF_SHARE * width);
  return high <= height && leasts[chief] <= Math.min(height, across) && width - across - gap >= LEAST_WIDTH;
}
