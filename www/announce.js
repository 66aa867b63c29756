// What is said to screen readers, politely, once the reader's hands are still: in one place of the document, whoever speaks.
import { element } from "./element.js";

/** A slider moved by keys lets go at every key: wait until the keys are still. */
const STILL_MS = 500;
let timer = 0;

/** @param {string} sentence */
export function announce(sentence) {
  clearTimeout(timer);
  timer = setTimeout(() => { announcer().textContent = sentence; }, STILL_MS);
}

/** The shell has one; a page that the lab is a guest of gets one, which nobody sees. */
function announcer() {
  const own = document.getElementById("announcer");
  if (own) return own;
  const made = element("p", { id: "announcer", role: "status" });
  Object.assign(made.style, { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
  document.body.append(made);
  return made;
}
