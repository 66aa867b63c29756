// The chosen controls of a guest, one beneath the other; none unless some are chosen.
import { createRows } from "./parameter-rows.js";

/**
 * @param {HTMLElement} place
 * @param {import("./state.js").State} state
 * @param {() => number} proposeSeed
 * @param {import("./presentation.js").Presentation} how
 */
export function createControls(place, state, proposeSeed, { ui, controls }) {
  const rows = createRows(state, proposeSeed);
  return {
    mirror: rows.mirror,
    rest: rows.rest,
    complain: rows.complain,
    open() {
      rows.clear();
      // In the order in which they are asked for.
      const chosen = (controls ?? []).flatMap((id) => state.demo.params.filter((param) => param.id === id));
      place.replaceChildren(...(ui === "bare" ? [] : chosen.map(rows.add)));
      place.hidden = !place.childElementCount;
      rows.mirror();
    },
  };
}
