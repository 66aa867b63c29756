// Figures on paper: as vectors, in the place of what moves, for as long as the host prints.
import { WHITE } from "./picture.js";

/**
 * @param {HTMLElement} root
 * @param {import("./picture.js").Picture} picture
 * @param {() => boolean} running whether a run is on its way: paper gets all of it
 */
export function createStill(root, picture, running) {
  /** @type {SVGSVGElement | null} */
  let drawing = null;

  function show() {
    hide();
    drawing = picture.vectors({ dark: false, ground: WHITE, whole: running() });
    drawing.classList.add("still");
    root.append(drawing);
    root.classList.add("printed");
  }

  function hide() {
    drawing?.remove();
    drawing = null;
    root.classList.remove("printed");
  }

  addEventListener("beforeprint", show);
  addEventListener("afterprint", hide);
  return {
    leave() {
      removeEventListener("beforeprint", show);
      removeEventListener("afterprint", hide);
    },
  };
}
