// The column of parameters, built from the catalogue: what is changed most, then groups that fold; mirrors the state.
import { element } from "../parts/element.js";
import { pageOf } from "../state/equations.js";
import { controlled } from "../state/presentation.js";
import { words } from "../words/index.js";
import { foldingGroup } from "./folding.js";
import { createRows } from "./parameter-rows.js";
import { presetRow } from "./preset-row.js";

/** @typedef {import("../../pkg/nullcline.js").ParamInfo} ParamInfo */

/** A page with no more controls than a window has room for has all its groups open at first. */
const OPEN = 12;

/**
 * @param {{ groups: HTMLElement, resetAll: HTMLElement, scroller: HTMLElement }} places
 * @param {import("../state/state.js").State} state
 * @param {() => number} proposeSeed
 * @param {import("../state/presentation.js").Presentation} how
 */
export function createParameters({ groups: place, resetAll, scroller }, state, proposeSeed, how) {
  const rows = createRows(state, proposeSeed);
  let presets = presetRow(state);
  /** @type {Map<ReturnType<typeof foldingGroup>, string[]>} The groups, and the ids of what they hold. */
  let folding = new Map();

  resetAll.addEventListener("click", () => state.resetAll());

  function mirror() {
    rows.mirror();
    presets.mirror();
    for (const group of folding.keys()) group.mirror();
    /** @type {HTMLButtonElement} */ (resetAll).disabled = !state.demo.params.some((param) => state.changed(param.id));
  }

  /** The page that it has been scrolled on. */
  let scrolled = "";

  return {
    mirror,
    /** @param {string[]} idle */
    rest(idle) {
      rows.rest(idle);
      for (const group of folding.keys()) group.rest();
    },
    /** @param {string[]} keys @param {string} said */
    complain(keys, said) {
      rows.complain(keys, said);
      if (said) for (const [group, ids] of folding) if (ids.some((id) => keys.includes(id))) group.unfold();
    },
    open() {
      rows.clear();
      presets = presetRow(state);
      const page = pageOf(state.demo.id);
      const params = controlled(how, state.demo.params).filter((param) => param.place !== "bar");
      const often = params.filter((param) => param.place === "often");
      const few = params.length <= OPEN;
      folding = new Map(groups(params.filter((param) => !often.includes(param))).map((held) => {
        const [{ group: title, groupNote: note }] = held;
        const ids = held.map(({ id }) => id);
        const open = few || !often.length || ids.some((id) => state.changed(id));
        return [foldingGroup(`${page} ${title}`, { title, note, open }, held.map(rows.add)), ids];
      }));
      const first = often.length ? [element("div", { className: "group" }, element("h3", { className: "unseen" }, words.often), ...often.map(rows.add))] : [];
      place.replaceChildren(presets.root, ...first, ...[...folding.keys()].map(({ root }) => root));
      // What is new is at its beginning; saying so would have it laid out for this alone.
      if (scrolled && scrolled !== page) scroller.scrollTop = 0;
      scrolled = page;
      mirror();
    },
  };
}

/** @typedef {ReturnType<typeof createParameters>} Parameters */

/** Parameters under the same heading, in the order of the first of each. @param {ParamInfo[]} params */
function groups(params) {
  /** @type {Map<string, ParamInfo[]>} */
  const made = new Map();
  for (const param of params) made.set(param.group, [...(made.get(param.group) ?? []), param]);
  return [...made.values()];
}
