// Once, for whoever comes for the first time: a word at a handle that it can be dragged; gone at the first touch.
import { element } from "../parts/element.js";
import { forGood } from "../parts/memory.js";
import { words } from "../words/index.js";

/** In the storage: that it has been seen. */
const KEY = "nullcline-dragged";

/**
 * @param {() => import("../figures/panel.js").Panel[]} panels
 * @param {import("../state/state.js").State} state
 */
export function createNudge(panels, state) {
  /** @type {HTMLElement | null} */
  let hint = null;
  // What drives a browser by machine needs no hint, nor do its pictures.
  let over = navigator.webdriver || forGood.recall(KEY) !== null;
  const life = new AbortController();

  function done() {
    if (over) return;
    over = true;
    hint?.remove();
    life.abort();
    forGood.keep(KEY, "1");
  }

  for (const type of ["pointerdown", "wheel"]) addEventListener(type, () => hint && done(), { signal: life.signal, capture: true, passive: true });
  addEventListener("keydown", ({ key }) => key === "Escape" && hint && done(), { signal: life.signal });
  state.onChange((change) => { if (change.done && !change.demo) done(); });

  return {
    /** The figures were drawn: it stands where the handle does now. */
    drawn() {
      if (over) return;
      const held = panels().filter(({ root }) => !root.hidden).flatMap((panel) => (panel.shown?.handles ?? []).filter(({ kind }) => kind !== "place").map((handle) => ({ panel, handle })));
      const [first] = held;
      if (!first) return void hint?.remove();
      hint ??= element("span", { className: "nudge", "aria-hidden": "true" }, words.nudge);
      if (hint.parentElement !== first.panel.root) first.panel.root.append(hint);
      const { x, y } = first.handle.spot;
      const { width, height } = first.panel.canvas;
      const left = x + 14 + hint.offsetWidth > width ? x - 14 - hint.offsetWidth : x + 14;
      hint.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.min(Math.max(y - 12, 4), height - 28))}px)`;
    },
  };
}
