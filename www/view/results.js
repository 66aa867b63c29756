// The sentence of results, the method and a warning; spoken once the reader has let go.
import { announce } from "../parts/announce.js";
import { element } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { unbroken } from "../words/unbroken.js";
import { phrases } from "./sentence.js";

/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

/**
 * @param {{ figures: HTMLElement, results: HTMLElement, method: HTMLElement, warning: HTMLElement, announcer: HTMLElement }} places
 * @param {(values: Record<string, number | string>) => void} change what a warning's button does
 */
export function createResults({ figures, results, method, warning, announcer }, change) {
  let written = "";
  /** The warning that stands there, and its button, which is not made anew under a finger or the focus. */
  let warned = "";

  /** The button that settles what the warning says. @param {Shown["remedy"]} remedy */
  function settling(remedy) {
    if (!remedy) return [];
    const button = element("button", { type: "button", className: "button small" }, remedy.label);
    button.addEventListener("click", () => change(remedy.values));
    return [button];
  }

  /** @param {Shown} shown @param {boolean} held whether no warning may come or go */
  function warn(shown, held) {
    const focused = warning.matches(":focus-within");
    if (!held) warning.hidden = !shown.warning;
    const news = JSON.stringify([shown.warning, shown.remedy]);
    if (shown.warning && news !== warned) {
      warned = news;
      warning.replaceChildren(icon("caution"), element("span", {}, unbroken(shown.warning)), ...settling(shown.remedy));
    }
    // Whoever pressed the button goes on where it shows what it did.
    if (focused && (warning.hidden || !warning.matches(":focus-within"))) chief()?.focus({ preventScroll: true });
  }

  /** @returns {HTMLElement | null} */
  const chief = () => figures.querySelector(".card.chief:not([hidden])") ?? figures.querySelector(".card:not([hidden])");

  return {
    warn,
    /**
     * While a hand holds something in a figure, no warning comes or goes: its row would take the figure from under the hand.
     * @param {Shown} shown @param {boolean} aloud @param {boolean} held
     */
    show(shown, aloud, held) {
      if (shown.doubted) warn(shown, held);
      const news = JSON.stringify([shown.results, shown.method]);
      if (news !== written) {
        written = news;
        results.replaceChildren(...phrases(shown.results));
        method.textContent = unbroken(shown.method);
      }
      if (aloud) announce([shown.warning, shown.results.map(({ text }) => text).join("")].filter(Boolean).join(" "), announcer);
    },
    clear() {
      written = warned = "";
      results.replaceChildren();
      method.textContent = "";
      warning.hidden = true;
    },
  };
}
