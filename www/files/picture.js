// The figures as one picture, as they stand on the page: pixels at any density, or vectors.
import { element, vector } from "../parts/element.js";
import { LAST_FRAME } from "../state/moment.js";
import { words } from "../words/index.js";

/** @typedef {{ left: number, top: number, width: number, height: number }} Place in CSS pixels */
/** How the figures are looked at, but for the density, and where each of them stands. @typedef {{ view: Omit<import("../../pkg/nullcline.js").View, "density">, places: Place[], ground: string | null }} Look */
/** On another ground than the page has, or on none, in the inks of the dark theme or of the light one. @typedef {{ ground?: string | null, dark?: boolean }} How */

/** Paper, whatever a figure stands on that is printed. */
export const WHITE = "#ffffff";

/**
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {{ look: () => Look, request: () => void }} figures
 * @param {HTMLElement} root they are a part of it
 */
export function createPicture(lab, state, figures, root) {
  /** @param {Place[]} places */
  const size = (places) => ({
    width: Math.max(...places.map(({ left, width }) => left + width)),
    height: Math.max(...places.map(({ top, height }) => top + height)),
  });

  /** How the figures are to look in a picture. @param {How} [how] @returns {Look} */
  function look({ ground, dark } = {}) {
    const { view, places, ground: own } = figures.look();
    const chosen = ground === undefined ? own : ground;
    return { view: { ...view, dark: dark ?? view.dark, clear: chosen === null }, places, ground: chosen };
  }

  return {
    /** In CSS pixels. */
    get size() { return size(figures.look().places); },

    /**
     * A canvas, and what draws a frame of the run on it. The figures of the page want `release` in the end.
     * @param {number} density @param {How} [how]
     */
    pixels(density, how) {
      const { view, places, ground } = look(how);
      const { width, height } = size(places);
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("this browser gives no canvas to draw on");
      const panels = places.map((place) => ({ axes: document.createElement("canvas"), marks: document.createElement("canvas"), width: place.width, height: place.height }));
      // In the document, unseen, their digits are as the style of the page has them.
      const easel = element("div", { hidden: true }, ...panels.flatMap(({ axes, marks }) => [axes, marks]));
      root.append(easel);
      return {
        canvas,
        context,
        /** @param {number} [frame] the one that the page shows, if none is named */
        draw(frame = view.frame) {
          const shown = lab.show(state.demo.id, state.values, { ...view, density, frame }, panels);
          context.clearRect(0, 0, canvas.width, canvas.height);
          if (ground) {
            context.fillStyle = ground;
            context.fillRect(0, 0, canvas.width, canvas.height);
          }
          panels.forEach(({ axes, marks, width }, index) => {
            if (width) for (const layer of [axes, marks]) context.drawImage(layer, Math.round(places[index].left * density), Math.round(places[index].top * density));
          });
          return shown;
        },
        /** The core has other canvases in mind now. */
        release() {
          easel.remove();
          figures.request();
        },
      };
    },

    /** A PNG file of the frame that is shown. @param {number} density @param {How} [how] @returns {Promise<Blob>} */
    png(density, how) {
      const one = this.pixels(density, how);
      one.draw();
      one.release();
      const { width, height } = one.canvas;
      const tooLarge = () => Object.assign(new RangeError(words.export.tooLarge(density, width, height)), { key: "density" });
      return new Promise((done, refused) => one.canvas.toBlob((blob) => (blob ? done(blob) : refused(tooLarge())), "image/png"));
    },

    /** The same as somebody else asks for it. @param {unknown} how */
    asked(how) { return this.png(lab.density(how)); },

    /** One SVG document; of a run that is played the moment that is shown, or the whole. @param {How & { whole?: boolean }} [how] @returns {SVGSVGElement} */
    vectors({ whole: all = false, ...how } = {}) {
      const { view, places, ground } = look(how);
      const { width, height } = size(places);
      const whole = vector("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, vector("title", {}, state.demo.title));
      if (ground) whole.append(vector("rect", { width: "100%", height: "100%", fill: ground }));
      const documents = lab.svg(state.demo.id, state.values, { ...view, density: 1, ...(all ? { frame: LAST_FRAME } : {}) }, places);
      const reader = new DOMParser();
      documents.forEach((text, index) => {
        if (!places[index].width) return;
        const part = document.importNode(reader.parseFromString(text, "image/svg+xml").documentElement, true);
        part.setAttribute("x", String(places[index].left));
        part.setAttribute("y", String(places[index].top));
        whole.append(part);
      });
      figures.request();
      return whole;
    },
  };
}

/** @typedef {ReturnType<typeof createPicture>} Picture */
