// The words of index.html in another language: it stands there in English, and is not shown while that is not what is spoken.

/** @param {import("../words/languages.js").Words} words */
export function sayShell(words) {
  const root = document.documentElement;
  if (root.dataset.words !== "awaited") return;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(words, one.getAttribute("data-word"));
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", word(words, one.getAttribute("data-label")));
  showShell();
}

/** Shows the words as they stand there. */
export function showShell() {
  delete document.documentElement.dataset.words;
}

/** The word of a key such as `shell.share`. @param {unknown} words @param {string | null} key */
export function word(words, key) {
  const found = (key ?? "").split(".").reduce((within, part) => Object(within)[part], words);
  if (typeof found !== "string") throw new Error(`there is no word ${key}`);
  return found;
}
