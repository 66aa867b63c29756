// The browser's address bar and its history, as the state uses them.
import { lacks } from "../core/core.js";
import { sealed } from "./address.js";

/** What the state leaves with an entry, to know it again. @typedef {{ visit: string, entry: number }} Entry */
/**
 * Where the state reads and writes its address; `base` is what a query stands behind, empty where nobody could open it.
 * `replace` and `push` say whether the browser took it; `leaves` goes to an address that is another document's, if it is.
 * @typedef {{ query: string, base: string, replace: (entry: Entry, query: string) => boolean, push: (entry: Entry, query: string) => boolean, go: (entries: number) => void, leaves: (query: string) => boolean, onGone: (listener: (entry: Entry | null) => void) => void, onLeave: (listener: () => void) => void }} AddressBar
 */

/**
 * The bar of this document. A guest in a frame leaves no entries: the back button is the host's.
 * @param {{ guest: boolean, tail: string }} how `tail` stands behind every query: how the page presents itself
 * @returns {AddressBar}
 */
export function addressBar({ guest, tail }) {
  /** @param {"replaceState" | "pushState"} way @param {Entry} entry @param {string} query */
  function change(way, entry, query) {
    try {
      history[guest ? "replaceState" : way](entry, "", sealed(query, tail));
      return true;
    } catch {
      return false; // a refusal by the browser costs nothing but the address
    }
  }

  /** A page with another core is another document. @param {string} query @param {() => void} go */
  function leaves(query, go) {
    if (!lacks(new URLSearchParams(query).get("demo"))) return false;
    document.body.dataset.state = "leaving";
    go();
    return true;
  }

  return {
    get query() { return location.search; },
    // A frame that was given its page as a text, or a page that a mail program keeps in memory, is found by nobody else.
    base: ["http:", "https:", "file:"].includes(location.protocol) ? location.href.split(/[?#]/u)[0] : "",
    replace: (entry, query) => change("replaceState", entry, query),
    push: (entry, query) => change("pushState", entry, query),
    go: (entries) => history.go(entries),
    leaves: (query) => leaves(query, () => location.assign(sealed(query, tail))),
    onGone(listener) {
      addEventListener("popstate", ({ state }) => leaves(location.search, () => location.reload()) || listener(state));
    },
    onLeave: (listener) => addEventListener("pagehide", listener),
  };
}
