// What the core calls a handle, under a mouse or a finger: hovering, grabbing and dragging it.
import { cursor, nearest } from "./grip.js";

/** @typedef {import("./hands.js").Place} Place */
/** @typedef {import("./hands.js").Drag} Drag */

const REACH_PX = { mouse: 14, touch: 28 };

/**
 * @param {import("./panel.js").Panel} panel
 * @param {number} index of the panel
 * @param {import("../state/state.js").State} state
 * @param {import("../../pkg/nullcline.js").Lab} lab
 */
export function createHandles(panel, index, state, lab) {
  /** @param {Place} place @param {string} pointer */
  const under = (place, pointer) => (panel.shown ? nearest(panel.shown, place, pointer === "touch" ? REACH_PX.touch : REACH_PX.mouse) : null);

  /** @param {string} pointer */
  function rest(pointer) {
    if (pointer === "touch") panel.label(null);
  }

  return {
    /** Whether a finger here would hold something. @param {Place} place */
    holdsTouch(place) {
      const handle = under(place, "touch");
      return handle !== null && handle.kind !== "place";
    },
    /** Shows what a press here would take hold of; says whether that is more than a place. @param {Place} place @param {string} pointer */
    hover(place, pointer) {
      const handle = pointer === "touch" ? null : under(place, pointer);
      panel.canvas.marks.style.cursor = handle ? cursor(handle) : "";
      const thing = handle !== null && handle.kind !== "place";
      if (thing) panel.label(handle, handle.spot);
      else panel.label(null);
      return thing;
    },
    /** @param {Place} from @param {PointerEvent} event @returns {Drag | null} */
    take(from, event) {
      const handle = event.button === 0 && event.isPrimary && !event.shiftKey ? under(from, event.pointerType) : null;
      if (!handle || !panel.shown) return null;
      lab.take(index, panel.shown.handles.indexOf(handle));
      const at = handle.spot;
      const offset = handle.kind === "place" ? { x: 0, y: 0 } : { x: at.x - from.x, y: at.y - from.y };
      // A finger that lands anywhere may want to scroll: it sets the place when it leaves the screen, or moves sideways.
      let waiting = handle.kind === "place" && event.pointerType === "touch";

      /** @param {Place} place @param {boolean} done */
      function bring(place, done) {
        if (!handle) return;
        const target = { x: place.x + offset.x, y: place.y + offset.y };
        const values = lab.bring(target.x, target.y);
        state.setAll(values, done);
        panel.label(handle, target, values);
      }

      if (handle.kind === "place" && !waiting) bring(from, false);
      return {
        move(place) {
          if (waiting && Math.abs(place.x - from.x) <= Math.abs(place.y - from.y)) return;
          waiting = false;
          bring(place, false);
        },
        end(place) {
          if (handle.kind === "place" || place.x !== from.x || place.y !== from.y) bring(place, true);
          rest(event.pointerType);
        },
        cancel() {
          state.setAll({}, true);
          panel.label(null);
        },
      };
    },
  };
}

/** @typedef {ReturnType<typeof createHandles>} Handles */
