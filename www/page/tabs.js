// The pages of the neuron that is open, as tabs under the title; its parameters go along from one to the next.
import { element, shell } from "../parts/element.js";
import { rove } from "../parts/roving.js";
import { bringIntoSight } from "../parts/sight.js";
import { tabsOf } from "../state/along.js";
import { pageOf } from "../state/equations.js";
import { lead } from "./links.js";

/** @param {import("../state/state.js").State} state */
export function createTabs(state) {
  const place = shell("tabs");
  rove(place, { chosen: "[aria-current]" });
  /** @type {Map<string, HTMLAnchorElement>} */
  let links = new Map();
  let shown = "";

  function address() {
    for (const [id, link] of links) link.href = state.linkAlong(id);
  }

  state.onChange(({ done }) => done && address());
  return {
    /** Shows the tabs of the page that is open; one page alone has none. */
    mark() {
      const open = pageOf(state.demo.id);
      const pages = tabsOf(state.demo);
      const held = place.contains(document.activeElement);
      // Those of the same neuron stay where they are; a typed one may have a plane no longer.
      const wanted = JSON.stringify(pages);
      if (wanted !== shown) {
        shown = wanted;
        links = new Map(pages.map(({ id, name }) => [id, element("a", {}, name)]));
        for (const [id, link] of links) lead(link, () => id === pageOf(state.demo.id) || state.openAlong(id));
        place.hidden = pages.length < 2;
        place.replaceChildren(...links.values());
      }
      address();
      const current = links.get(open);
      for (const link of links.values()) {
        if (link === current) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      if (held) current?.focus();
      // In the next frame, when the page is laid out anyway.
      if (current?.previousElementSibling) requestAnimationFrame(() => bringIntoSight(place, current));
    },
  };
}
