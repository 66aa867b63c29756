// Whether a key is meant for something in which one types, or which is open above the page: the page's own keys then wait.

/** A slider takes arrows only, what is ticked the space bar only. */
const TYPED = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select, dialog, [popover]:popover-open";
/** What the space bar presses or ticks. */
const PRESSED = "button, a, summary, [type=radio], [type=checkbox]";

/** @param {EventTarget | null} target */
export const isTyping = (target) => target instanceof Element && target.closest(TYPED) !== null;

/** Whether the space bar does something at this place by itself. @param {EventTarget | null} target */
export const isPressed = (target) => target instanceof Element && target.closest(PRESSED) !== null;
