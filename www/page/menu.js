// The menu: the course's pages by week, and each neuron once; what is open is marked. On narrow screens the same list is a sheet.
import { contents, neurons } from "../../course/contents.js";
import { element, shell } from "../parts/element.js";
import { demoIcon } from "../parts/icons.js";
import { untilClosed } from "../parts/memory.js";
import { rove } from "../parts/roving.js";
import { bringIntoSight } from "../parts/sight.js";
import { entryOf } from "../state/along.js";
import { pageOf } from "../state/equations.js";
import { translated, words } from "../words/index.js";
import { lead } from "./links.js";

/** The pages that the menu has; the others are tabs of these. */
const entries = contents.filter(({ id, week }) => week > 0 || neurons.some(({ entry }) => entry === id));

/** Left for the next document by a reader who goes through the menu by keys. */
const BY_KEYS = "nullcline-menu-by-keys";
/** Left for it by every reader: how far the menu is scrolled, so that what was pressed stays under the pointer. */
const SCROLLED = "nullcline-menu-scrolled";
/** Kept as long as the tab is open: the equations that were typed last, and all that stood with them. */
const TYPED = "nullcline-typed";

/** @param {import("../state/state.js").State} state */
export function createMenu(state) {
  const menu = shell("menu");
  const list = shell("menu-list");
  /** @type {Map<string, HTMLAnchorElement>} */
  const links = new Map();
  const parts = [];
  for (const [place, heading] of [...new Set(entries.map(title))].entries()) {
    const items = entries.filter((demo) => title(demo) === heading).map((demo) => {
      const link = element("a", {}, demoIcon(demo.icon), translated(demo.short));
      lead(link, () => {
        const byKeys = link.matches(":focus-visible");
        const again = typed(demo.id);
        close();
        if (again === null) state.open(demo.id);
        else state.follow(again);
        if (document.body.dataset.state !== "leaving") return;
        untilClosed.keep(SCROLLED, String(menu.scrollTop));
        if (byKeys) untilClosed.keep(BY_KEYS, "");
      });
      links.set(demo.id, link);
      return element("li", {}, link);
    });
    const id = `menu-part-${place}`;
    parts.push(element("h2", { id }, heading), element("ul", { "aria-labelledby": id }, ...items));
  }
  list.replaceChildren(...parts);
  // With the languages at its foot, which come later.
  rove(menu, { chosen: "[aria-current]" });

  /** What was last on a page of equations that somebody has typed, if this is theirs, and another is open. @param {string} id */
  function typed(id) {
    const [page, query] = JSON.parse(untilClosed.recall(TYPED) ?? "[]");
    return page === id && entryOf(state.demo) !== id ? String(query) : null;
  }

  state.onChange(({ done }) => done && state.demo.text !== null && untilClosed.keep(TYPED, JSON.stringify([entryOf(state.demo), state.query])));

  function close() {
    if (menu.matches(":popover-open")) menu.hidePopover();
  }

  const current = () => /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"));
  // Arrows then go on from where one is, and not through what lies behind the sheet.
  menu.addEventListener("toggle", () => menu.matches(":popover-open") && current()?.focus());

  // A sheet that was left open must not lie over the desk's column.
  matchMedia("(width >= 68rem)").addEventListener("change", close);

  return {
    /** Marks the page that is open, or the neuron that it is about. */
    mark() {
      const open = pageOf(state.demo.id);
      const marked = links.get(open) ?? links.get(entryOf(state.demo) ?? "");
      for (const [id, link] of links) {
        link.href = typed(id) ?? state.linkTo(id);
        if (link === marked) link.setAttribute("aria-current", links.has(open) ? "page" : "true");
        else link.removeAttribute("aria-current");
      }
      // When the next frame has been laid out: asking before would have it laid out for this alone.
      requestAnimationFrame(() => setTimeout(() => {
        const one = current();
        if (!one) return;
        menu.scrollTop = Number(find(SCROLLED) ?? menu.scrollTop);
        bringIntoSight(menu, one);
        if (find(BY_KEYS) !== null) one.focus({ preventScroll: true, focusVisible: true });
      }));
    },
  };
}

/** @param {(typeof contents)[number]} demo */
const title = (demo) => words.week(demo.week, translated(demo.chapter));

/** What was left for this document. @param {string} key */
function find(key) {
  const left = untilClosed.recall(key);
  untilClosed.keep(key, null);
  return left;
}
