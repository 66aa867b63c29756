// Everything that a pointer does on a figure, by keys on the focused figure. The table is also the list of keys in the help.
import { announce } from "../parts/announce.js";
import { words } from "../words/index.js";

/** @typedef {import("./crosshair.js").Crosshair} Crosshair */
/** @typedef {import("./looking.js").Looking} Looking */
/** @typedef {import("./ruler.js").Ruler} Ruler */

/** The keys of a figure, for the help. */
export const FIGURE_KEYS = /** @type {const} */ ([
  ["← →", "along"], ["⇧ ← →", "far"], ["↑ ↓", "upward"], ["Home End", "ends"], ["N B", "spikes"],
  ["+ −", "zoom"], ["Alt ← →", "pan"], ["0", "home"], ["M", "mark"], ["Esc", "leave"],
]);

/** Where an arrow pans, across and up. @type {Map<string, [number, number]>} */
const WAYS = new Map([["ArrowLeft", [-0.1, 0]], ["ArrowRight", [0.1, 0]], ["ArrowUp", [0, 0.1]], ["ArrowDown", [0, -0.1]]]);

/** Steps across a figure. */
const STEPS = 200;

/**
 * @param {import("./panel.js").Panel} panel
 * @param {number} index
 * @param {{ crosshair: Crosshair, ruler: Ruler, looking: Looking }} means
 */
export function attachKeys(panel, index, { crosshair, ruler, looking }) {
  /** Where the crosshair stands on this figure, or its middle. @returns {[number, number]} */
  function at() {
    const { shown } = panel;
    if (!shown) return [0, 0];
    const aim = crosshair.aim;
    return aim?.panel === index ? [...aim.at] : [0.5 * (shown.x.min + shown.x.max), 0.5 * (shown.y.min + shown.y.max)];
  }

  /** @param {[number, number]} news */
  function look([x, y]) {
    const { shown } = panel;
    if (!shown) return;
    crosshair.look({ panel: index, at: [Math.min(Math.max(x, shown.x.min), shown.x.max), Math.min(Math.max(y, shown.y.min), shown.y.max)] });
    announce(crosshair.read()?.said ?? "");
  }

  /** @param {number} across @param {number} up in steps */
  function step(across, up) {
    const { shown } = panel;
    if (!shown) return;
    const [x, y] = at();
    look([x + (across * (shown.x.max - shown.x.min)) / STEPS, y + (up * (shown.y.max - shown.y.min)) / STEPS]);
  }

  /** To the next spike, or the one before. @param {number} way */
  function spike(way) {
    const { shown } = panel;
    if (!shown) return;
    const [x, y] = at();
    const times = shown.spikes.filter((time) => (way > 0 ? time > x + 1e-9 : time < x - 1e-9));
    const time = way > 0 ? times[0] : times.at(-1);
    if (time === undefined) return;
    // The figure goes along to a spike that is out of sight.
    if (time < shown.x.min || time > shown.x.max) looking.move((time - 0.5 * (shown.x.min + shown.x.max)) / (shown.x.max - shown.x.min), 0);
    crosshair.look({ panel: index, at: [time, y] });
    announce(crosshair.read()?.said ?? "");
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  function act({ key, shiftKey, altKey }) {
    const far = shiftKey ? 10 : 1;
    const [x, y] = at();
    if (altKey) {
      const way = WAYS.get(key);
      if (way) looking.move(way[0], way[1]);
      return way !== undefined;
    }
    switch (key) {
      case "ArrowLeft": step(-far, 0); return true;
      case "ArrowRight": step(far, 0); return true;
      case "ArrowUp": step(0, far); return true;
      case "ArrowDown": step(0, -far); return true;
      case "Home": look([-Infinity, y]); return true;
      case "End": look([Infinity, y]); return true;
      case "n": case "N": spike(1); return true;
      case "b": case "B": spike(-1); return true;
      case "+": case "=": looking.zoom(1 / 1.5, [x, y]); return true;
      case "-": case "−": looking.zoom(1.5, [x, y]); return true;
      case "PageUp": looking.zoomUp(1 / 1.5, y); return true;
      case "PageDown": looking.zoomUp(1.5, y); return true;
      case "0": looking.home(); return true;
      case "m": case "M":
        ruler.mark(index, at());
        announce(ruler.said || words.figure.marked);
        return true;
      case "Escape":
        if (!crosshair.aim && !ruler.laid) return false;
        crosshair.look(null);
        ruler.clear();
        return true;
      default: return false;
    }
  }

  panel.root.addEventListener("keydown", (event) => {
    if (event.target !== panel.root || event.ctrlKey || event.metaKey || !panel.shown?.x.key) return;
    if (act(event)) event.preventDefault();
  });
  panel.root.addEventListener("blur", () => crosshair.aim?.panel === index && crosshair.look(null));
}
