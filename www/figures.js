// The figures: a card a panel, and one `show` an animation frame however many events asked for it.
import { shell } from "./element.js";
import { attachHandles } from "./handles.js";
import { createPanel } from "./panel.js";

/** @typedef {import("../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../pkg/nullcline.js").Shown} Shown */
/** What the figures need of the rest, and whom they tell. @typedef {{ frame: (now: number) => number, dark: () => boolean, shown: (shown: Shown) => void, refused: (error: RangeError & { key?: string }) => void, broken: (error: unknown) => void }} Ends */

/**
 * @param {import("../pkg/nullcline.js").Lab} lab
 * @param {import("./state.js").State} state
 * @param {Ends} ends
 */
export function createFigures(lab, state, ends) {
  const place = shell("figures");
  /** @type {import("./panel.js").Panel[]} */
  let panels = [];
  let due = 0;
  let font = { fontSize: 12, fontFamily: "sans-serif" };
  let dead = false;

  const sizes = new ResizeObserver((entries) => {
    const style = getComputedStyle(place);
    font = { fontSize: Number.parseFloat(style.fontSize), fontFamily: style.fontFamily };
    for (const { target, contentRect } of entries) panels.find(({ root }) => root === target)?.resize(contentRect.width, contentRect.height);
    // Before this frame is painted, so that a stretched picture is never seen.
    cancelAnimationFrame(due);
    draw(performance.now());
  });

  function request() {
    due ||= requestAnimationFrame(draw);
  }

  /** @param {number} now */
  function draw(now) {
    due = 0;
    if (dead || !panels.length || panels.some(({ canvas }) => !canvas.width || !canvas.height)) return;
    const view = { dark: ends.dark(), density: devicePixelRatio, ...font, frame: ends.frame(now) };
    let shown;
    try {
      shown = lab.show(state.demo.id, state.values, view, panels.map(({ canvas }) => canvas));
    } catch (error) {
      if (error instanceof RangeError) return ends.refused(error);
      dead = true;
      return ends.broken(error);
    }
    shown.panels.forEach((one, index) => panels[index].drawn(one));
    for (const { root } of panels) root.classList.remove("empty");
    ends.shown(shown);
  }

  /** A window that moves to a finer screen, or is zoomed, is drawn anew. */
  function watchDensity() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      request();
      watchDensity();
    }, { once: true });
  }
  watchDensity();

  return {
    request,
    /** Builds the cards of a demo. @param {DemoInfo} demo */
    open(demo) {
      sizes.disconnect();
      panels = demo.panels.map((info) => createPanel(info, state));
      lay(place, demo, panels.map(({ root }) => root));
      for (const panel of panels) {
        attachHandles(panel, state);
        panel.root.classList.add("empty");
        sizes.observe(panel.root);
      }
      request();
    },
  };
}

/** Rows by weight; the weightiest card stays in sight on the phone. @param {HTMLElement} place @param {DemoInfo} demo @param {HTMLElement[]} cards */
function lay(place, demo, cards) {
  const weights = demo.panels.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const beside = demo.layout === "beside" && cards.length > 1;
  cards.forEach((card, index) => {
    card.style.setProperty("--share", String(weights[index] / total));
    card.classList.toggle("chief", index === weights.indexOf(Math.max(...weights)));
    card.classList.toggle("beside", beside);
  });
  place.classList.toggle("beside", beside);
  place.style.setProperty("--rows", rows(beside ? weights.slice(1) : weights));
  place.style.setProperty("--stacked-rows", rows(weights));
  place.replaceChildren(...cards);
}

/** In hundreds: fractions that add up to less than one would leave room unused. @param {number[]} weights */
const rows = (weights) => weights.map((weight) => `minmax(0, ${100 * weight}fr)`).join(" ");
