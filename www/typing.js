// Whether a key is meant for something in which one types, or which is open above the page: the page's own keys then wait.

/** A slider, and one of several choices, take arrows only. */
const TYPED = "input:not([type=range], [type=radio]), textarea, select, dialog, [popover]:popover-open";

/** @param {EventTarget | null} target */
export const isTyping = (target) => target instanceof Element && target.closest(TYPED) !== null;
