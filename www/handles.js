// Fingers and mice on a figure: hovering, grabbing and dragging what the core calls a handle.
import { cursor, nearest, spot, valuesAt } from "./grip.js";

/** @typedef {import("../pkg/nullcline.js").Handle} Handle */
/** @typedef {import("../pkg/nullcline.js").ShownPanel} ShownPanel */
/** @typedef {import("./grip.js").Place} Place */

const REACH_PX = { mouse: 24, touch: 32 };

/**
 * @param {import("./panel.js").Panel} panel
 * @param {import("./state.js").State} state
 */
export function attachHandles(panel, state) {
  const canvas = panel.canvas.marks;
  /** What is held: the handle, the scales at the time it was grabbed, and where on it the finger is. @type {{ handle: Handle, scales: ShownPanel, offset: Place, from: Place, waiting: boolean } | null} */
  let held = null;

  /** @param {{ clientX: number, clientY: number }} event @returns {Place} */
  function placeOf({ clientX, clientY }) {
    const box = canvas.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  /** @param {Place} place @param {string} pointer */
  const under = (place, pointer) => panel.shown && nearest(panel.shown, place, pointer === "touch" ? REACH_PX.touch : REACH_PX.mouse);

  /** @param {Place} place @param {boolean} done */
  function bring(place, done) {
    if (!held) return;
    const target = { x: place.x + held.offset.x, y: place.y + held.offset.y };
    const values = valuesAt(held.scales, held.handle, target, state.demo.params);
    state.setAll(values, done);
    panel.label(held.handle, target, values);
  }

  canvas.addEventListener("pointerdown", (event) => {
    const place = placeOf(event);
    const handle = event.button === 0 && event.isPrimary ? under(place, event.pointerType) : null;
    if (!handle || !panel.shown) return;
    const at = spot(panel.shown, handle);
    const offset = handle.kind === "place" ? { x: 0, y: 0 } : { x: at.x - place.x, y: at.y - place.y };
    // A finger that lands anywhere may want to scroll: it sets the place when it leaves the screen, or moves sideways.
    const waiting = handle.kind === "place" && event.pointerType === "touch";
    held = { handle, scales: panel.shown, offset, from: place, waiting };
    canvas.setPointerCapture(event.pointerId);
    if (handle.kind === "place" && !waiting) bring(place, false);
  });

  canvas.addEventListener("pointermove", (event) => {
    const place = placeOf(event);
    if (!held) return hover(place, event.pointerType);
    if (held.waiting && Math.abs(place.x - held.from.x) <= Math.abs(place.y - held.from.y)) return;
    held.waiting = false;
    bring(place, false);
  });

  canvas.addEventListener("pointerup", (event) => {
    if (!held) return;
    const place = placeOf(event);
    const moved = held.handle.kind === "place" || place.x !== held.from.x || place.y !== held.from.y;
    if (moved) bring(place, true);
    held = null;
    if (event.pointerType === "touch") panel.label(null);
    else hover(place, event.pointerType);
  });
  canvas.addEventListener("pointercancel", () => {
    held = null;
    panel.label(null);
  });
  canvas.addEventListener("pointerleave", () => held || panel.label(null));

  // A finger on a handle drags it; anywhere else it scrolls the page.
  canvas.addEventListener("touchstart", (event) => {
    const handle = event.touches.length === 1 ? under(placeOf(event.touches[0]), "touch") : null;
    if (handle && handle.kind !== "place") event.preventDefault();
  }, { passive: false });

  /** @param {Place} place @param {string} pointer */
  function hover(place, pointer) {
    const handle = pointer === "touch" ? null : under(place, pointer);
    canvas.style.cursor = handle ? cursor(handle) : "";
    if (handle && panel.shown && handle.kind !== "place") panel.label(handle, spot(panel.shown, handle));
    else panel.label(null);
  }
}
