// What is said to screen readers, politely, once the reader's hands are still.
import { shell } from "./element.js";

/** A slider moved by keys lets go at every key: wait until the keys are still. */
const STILL_MS = 500;
let timer = 0;

/** @param {string} sentence @param {HTMLElement} [place] a live region: the shell's, or a guest's own */
export function announce(sentence, place = shell("announcer")) {
  clearTimeout(timer);
  timer = setTimeout(() => { place.textContent = sentence; }, STILL_MS);
}
