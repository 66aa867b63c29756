// What the page hands over to the reader: files, and texts for the clipboard.
import { announce } from "./announce.js";
import { element } from "./element.js";

/** Saves a file as the browser saves downloads. @param {string} name @param {Blob} content */
export function save(name, content) {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  // The browser has taken the content by the next turn; some take a moment longer.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Whether a text went to the clipboard: an insecure address or an embedding page may refuse. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A button says for a moment what it has done, aloud too. @param {HTMLButtonElement} button @param {string} said */
export function confirm(button, said) {
  const usual = button.dataset.usual ?? button.textContent ?? "";
  button.dataset.usual = usual;
  button.textContent = said;
  announce(said);
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(setTimeout(() => { button.textContent = usual; }, 1800));
}
