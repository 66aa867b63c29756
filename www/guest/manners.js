// A guest's manners: it keeps the keys that are meant for a field, a slider or a button of its own, and leaves its host all others.

/** What takes every key while it has the focus. */
const FIELDS = "input, select, textarea, dialog, [popover]:popover-open";
/** What is pressed by a key. */
const BUTTONS = "button, a, summary";

/** Whether this element wants every key. @param {EventTarget | null} target */
export const isField = (target) => target instanceof Element && target.closest(FIELDS) !== null;

/** Whether a key is meant for the element at which it arrived; Escape is for leaving it. @param {KeyboardEvent} event */
export function isOwn({ key, target }) {
  if (isField(target)) return key !== "Escape";
  return key === "Tab" || ([" ", "Enter"].includes(key) && target instanceof Element && target.closest(BUTTONS) !== null);
}

/** Escape leaves a field, and does no more; says whether it did. @param {KeyboardEvent} event */
export function leavesField({ key, target }) {
  if (key !== "Escape" || !isField(target) || !(target instanceof HTMLElement)) return false;
  target.blur();
  return true;
}

/** Keys and fingers of its own do not go on to the host, which may turn a slide by them. @param {HTMLElement} root @param {AbortSignal} life ends it */
export function keepManners(root, life) {
  root.addEventListener("keydown", (event) => {
    if (leavesField(event) || isOwn(event)) event.stopPropagation();
  }, { signal: life });
  for (const type of /** @type {const} */ (["pointerdown", "pointermove", "pointerup", "touchstart", "touchmove", "touchend"])) {
    root.addEventListener(type, (event) => isField(event.target) && event.stopPropagation(), { signal: life, passive: true });
  }
}
