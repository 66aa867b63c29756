// A group of parameters that folds: a heading that is a button, and what it holds; remembered while the page's tab is open.
import { element } from "../parts/element.js";
import { untilClosed } from "../parts/memory.js";

/** In the storage of the session: the groups that were folded or unfolded by hand. */
const KEY = "nullcline-groups";

/** @type {Map<string, boolean>} Whether a group was left open, by its page and name. */
const left = recall();

/**
 * @param {string} key the group's page and name
 * @param {{ title: string, note: string, open: boolean }} how
 * @param {HTMLElement[]} rows
 */
export function foldingGroup(key, { title, note, open: usual }, rows) {
  const id = `group-${key.replaceAll(/\W+/gu, "-")}`;
  const button = element("button", { type: "button", "aria-controls": id }, title, ...(note ? [" ", element("span", {}, note)] : []));
  const body = element("div", { id, className: "group-body" }, ...rows);
  const root = element("div", { className: "group folding" }, element("h3", {}, button), body);

  /** @param {boolean} now */
  function open(now) {
    button.setAttribute("aria-expanded", String(now));
    // What is found in the page by the browser's own search unfolds, where it can.
    if (now) body.removeAttribute("hidden");
    else body.setAttribute("hidden", "until-found");
  }

  /** @param {boolean} now */
  function remember(now) {
    open(now);
    left.set(key, now);
    untilClosed.keep(KEY, JSON.stringify([...left]));
  }

  button.addEventListener("click", () => remember(button.getAttribute("aria-expanded") !== "true"));
  body.addEventListener("beforematch", () => remember(true));
  open(left.get(key) ?? usual);

  return {
    root,
    /** Unfolds it, where something in it has to be seen. */
    unfold: () => open(true),
    /** Shows a dot beside the heading of what has changed. */
    mirror() { root.classList.toggle("changed-within", body.querySelector(".changed") !== null); },
    /** Hides what holds nothing to see. */
    rest() { root.hidden = rows.every((row) => row.hidden); },
  };
}

/** @returns {Map<string, boolean>} */
function recall() {
  try {
    return new Map(JSON.parse(untilClosed.recall(KEY) ?? "[]"));
  } catch {
    return new Map(); // somebody else's, under the same name
  }
}
