// Light, dark, or as the system says; remembered.
import { shell } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { forGood } from "../parts/memory.js";
import { words } from "../words/index.js";

/** @typedef {"auto" | "light" | "dark"} Choice */
/** @type {Choice[]} */
const CHOICES = ["auto", "light", "dark"];

/** @param {() => void} changed called when the page becomes light or dark */
export function createTheme(changed) {
  const root = document.documentElement;
  const button = shell("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** @returns {Choice} */
  const chosen = () => CHOICES.find((choice) => choice === root.dataset.theme) ?? "auto";

  function label() {
    button.replaceChildren(icon(chosen()));
    button.setAttribute("aria-label", words.theme[chosen()]);
    button.title = words.theme[chosen()];
  }

  button.addEventListener("click", () => {
    const next = CHOICES[(CHOICES.indexOf(chosen()) + 1) % CHOICES.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    forGood.keep("theme", next);
    label();
    changed();
  });
  system.addEventListener("change", changed);
  label();

  return {
    get dark() { return chosen() === "auto" ? system.matches : chosen() === "dark"; },
  };
}

/** @typedef {ReturnType<typeof createTheme>} Theme */
