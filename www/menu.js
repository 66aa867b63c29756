// The table of contents by week; the chosen one is marked. On narrow screens the same list is a sheet.
import { contents } from "../course/contents.js";
import { element, shell } from "./element.js";
import { demoIcon } from "./icons.js";
import { rove } from "./roving.js";
import { words } from "./words.js";

/** @param {import("./state.js").State} state */
export function createMenu(state) {
  const menu = shell("menu");
  const list = shell("menu-list");
  /** @type {Map<string, HTMLAnchorElement>} */
  const links = new Map();
  const parts = [];
  for (const heading of new Set(contents.map(title))) {
    const items = contents.filter((demo) => title(demo) === heading).map((demo) => {
      const link = element("a", { href: state.linkTo(demo.id) }, demoIcon(demo.icon), demo.short);
      link.addEventListener("click", (event) => follow(event, demo.id));
      links.set(demo.id, link);
      return element("li", {}, link);
    });
    parts.push(element("h2", {}, heading), element("ul", {}, ...items));
  }
  list.replaceChildren(...parts);
  rove(list, { chosen: "[aria-current]" });

  /** Another window or tab is the browser's own affair. @param {MouseEvent} event @param {string} id */
  function follow(event, id) {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    close();
    state.open(id);
  }

  function close() {
    if (menu.matches(":popover-open")) menu.hidePopover();
  }

  // A sheet that was left open must not lie over the desk's column.
  matchMedia("(width >= 68rem)").addEventListener("change", close);

  return {
    mark() {
      for (const [id, link] of links) {
        if (id === state.demo.id) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    },
  };
}

/** @param {(typeof contents)[number]} demo */
const title = (demo) => words.week(demo.week, demo.chapter);
