// The chosen controls of a guest, one beneath the other; none unless some are chosen.
import { controlled } from "../state/presentation.js";
import { createRows } from "./parameter-rows.js";

/**
 * @param {HTMLElement} place
 * @param {import("../state/state.js").State} state
 * @param {() => number} proposeSeed
 * @param {import("../state/presentation.js").Presentation} how
 */
export function createControls(place, state, proposeSeed, how) {
  const rows = createRows(state, proposeSeed);
  return {
    mirror: rows.mirror,
    rest: rows.rest,
    complain: rows.complain,
    open() {
      rows.clear();
      const chosen = controlled(how, state.demo.params).filter((param) => param.place !== "bar");
      place.replaceChildren(...chosen.map(rows.add));
      place.hidden = !place.childElementCount;
      rows.mirror();
    },
  };
}
