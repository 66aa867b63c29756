// The column of parameters, built from the catalogue, in groups; mirrors the state.
import { element } from "./element.js";
import { createRows } from "./parameter-rows.js";
import { presetRow } from "./preset-row.js";

/** @typedef {import("../pkg/nullcline.js").ParamInfo} ParamInfo */

/**
 * @param {{ groups: HTMLElement, resetAll: HTMLElement, scroller: HTMLElement }} places
 * @param {import("./state.js").State} state
 * @param {() => number} proposeSeed
 * @param {import("./presentation.js").Presentation} how
 */
export function createParameters({ groups: place, resetAll, scroller }, state, proposeSeed, { controls }) {
  const rows = createRows(state, proposeSeed);
  let presets = presetRow(state);

  resetAll.addEventListener("click", () => state.resetAll());

  function mirror() {
    rows.mirror();
    presets.mirror();
    /** @type {HTMLButtonElement} */ (resetAll).disabled = !state.demo.params.some((param) => state.changed(param.id));
  }

  return {
    mirror,
    rest: rows.rest,
    complain: rows.complain,
    open() {
      rows.clear();
      presets = presetRow(state);
      place.replaceChildren(presets.root, ...groups(chosen(state.demo.params, controls)).map((params) => {
        const title = element("h3", {}, params[0].group);
        if (params[0].groupNote) title.append(" ", element("span", {}, params[0].groupNote));
        return element("div", { className: "group" }, title, ...params.map(rows.add));
      }));
      scroller.scrollTop = 0;
      mirror();
    },
  };
}

/** @typedef {ReturnType<typeof createParameters>} Parameters */

/** The parameters that the address has chosen, where it has chosen any of these. @param {ParamInfo[]} params @param {string[] | null} ids */
function chosen(params, ids) {
  const some = params.filter(({ id }) => ids?.includes(id));
  return some.length ? some : params;
}

/** Parameters that follow one another under the same heading. @param {ParamInfo[]} params */
function groups(params) {
  /** @type {ParamInfo[][]} */
  const made = [];
  for (const param of params) {
    if (made.at(-1)?.[0].group === param.group) made.at(-1)?.push(param);
    else made.push([param]);
  }
  return made;
}
