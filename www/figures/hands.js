// Pointers on a figure: who takes a press is asked in turn, and gets all that follows until it ends.

/** A place in CSS pixels of the panel. @typedef {{ x: number, y: number }} Place */
/** What follows a press: moves, and how it ends. @typedef {{ move: (place: Place, event: PointerEvent) => void, end: (place: Place, event: PointerEvent) => void, cancel: () => void }} Drag */
/** Takes a press or leaves it to the next. @typedef {(place: Place, event: PointerEvent) => Drag | null} Taker */

/**
 * @param {import("./panel.js").Panel} panel
 * @param {{ takers: Taker[], pinch: (places: [Place, Place]) => Drag | null, hover: (place: Place | null, event: PointerEvent) => void, released: () => void, holdsTouch: (place: Place) => boolean }} hands
 */
export function attachHands(panel, { takers, pinch, hover, released, holdsTouch }) {
  const { placeOf } = panel;
  const canvas = panel.canvas.marks;
  /** @type {Map<number, Place>} */
  const fingers = new Map();
  /** @type {{ id: number, drag: Drag } | null} */
  let held = null;

  canvas.addEventListener("pointerdown", (event) => {
    const place = placeOf(event);
    if (event.pointerType === "touch") fingers.set(event.pointerId, place);
    if (fingers.size === 2) {
      event.stopPropagation();
      held?.drag.cancel();
      const [a, b] = fingers.values();
      const drag = pinch([a, b]);
      held = drag && { id: event.pointerId, drag };
      return;
    }
    if (held) return;
    for (const take of takers) {
      const drag = take(place, event);
      if (!drag) continue;
      held = { id: event.pointerId, drag };
      canvas.setPointerCapture(event.pointerId);
      event.stopPropagation(); // what is held is nobody else's: a deck of slides would be turned by it
      return;
    }
  });

  canvas.addEventListener("pointermove", (event) => {
    const place = placeOf(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, place);
    if (held) event.stopPropagation();
    if (fingers.size === 2) {
      const [a, b] = fingers.values();
      held?.drag.move({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, event);
    } else if (held?.id === event.pointerId) held.drag.move(place, event);
    else if (!held) hover(place, event);
  });

  /** @param {PointerEvent} event @param {boolean} whole whether it ended as the reader meant */
  function release(event, whole) {
    const two = fingers.size === 2;
    fingers.delete(event.pointerId);
    if (!held || (held.id !== event.pointerId && !two)) return;
    const { drag } = held;
    held = null;
    if (whole) drag.end(placeOf(event), event);
    else drag.cancel();
    released();
  }
  canvas.addEventListener("pointerup", (event) => release(event, true));
  canvas.addEventListener("pointercancel", (event) => release(event, false));
  canvas.addEventListener("pointerleave", (event) => held || hover(null, event));

  // A finger that holds something, and two fingers, do not scroll the page; any other one may.
  canvas.addEventListener("touchstart", (event) => {
    // A page that scrolls already cannot be held back any more.
    if (event.cancelable && (event.touches.length > 1 || holdsTouch(placeOf(event.touches[0])))) event.preventDefault();
  }, { passive: false });

  return {
    fingers: () => [...fingers.values()],
    /** Whether they hold something. */
    get full() { return held !== null; },
  };
}

/** @typedef {ReturnType<typeof attachHands>} Hands */
