// Zooming and panning a figure: wheel, box, pinch, drag and double click, each a change of the state's zoom.
import { element } from "../parts/element.js";
import { axesAt, inside } from "./grip.js";
import { about, moved, withParts } from "./zoom.js";

/** @typedef {import("./hands.js").Place} Place */
/** @typedef {import("./hands.js").Drag} Drag */
/** @typedef {import("./zoom.js").Part} Part */
/** @typedef {import("../../pkg/nullcline.js").Scale} Scale */
/** @typedef {import("../../pkg/nullcline.js").ShownPanel} ShownPanel */

/** A wheel's notch is about a hundred pixels and makes a part a fifth longer or shorter. */
const PER_PIXEL = 0.0018;
const LINE_PX = 20;
/** The wheel has come to rest. */
const STILL_MS = 350;
/** A box as flat as this is meant across only. */
const FLAT_PX = 12;

/**
 * @param {import("./panel.js").Panel} panel
 * @param {import("../state/state.js").State} state
 * @param {{ tool: () => import("./tools.js").Tool, guest: boolean }} how
 */
export function createLooking(panel, state, { tool, guest }) {
  const canvas = panel.canvas.marks;
  const lasso = element("div", { className: "lasso", hidden: true });
  panel.root.append(lasso);
  let timer = 0;

  /** Which axes a gesture at this place is about: beside an axis that one, elsewhere time alone or both. @param {ShownPanel} shown @param {Place} place */
  function meant({ plot, x, y }, place) {
    if (place.x < plot.left) return { x: null, y };
    if (place.y > plot.top + plot.height || x.shared) return { x, y: null };
    return { x, y };
  }

  /** @param {[Scale | null, Part][]} parts @param {boolean} done */
  function look(parts, done) {
    const news = withParts(state.zoom, /** @type {[Scale, Part][]} */ (parts.filter(([scale]) => scale)));
    state.setZoom(news, done);
  }

  /** Zooms about coordinates, on the axes that are meant. @param {ShownPanel} shown @param {{ x: Scale | null, y: Scale | null }} axes @param {[number, number]} at @param {number} factor @param {boolean} done */
  function zoomBy(shown, axes, at, factor, done) {
    look([[axes.x, about(shown.x, at[0], factor)], [axes.y, about(shown.y, at[1], factor)]], done);
  }

  canvas.addEventListener("wheel", (event) => {
    const { shown } = panel;
    // With Shift a wheel turns sideways in some browsers. With Ctrl they zoom the page; a pinch on a touchpad comes as the same.
    const turned = event.shiftKey ? event.deltaY || event.deltaX : event.deltaY;
    if (!shown?.x.key || turned === 0) return;
    // On somebody else's page a wheel goes on down that page, but for a pinch on a touchpad.
    if (guest && !event.ctrlKey && !event.metaKey) return;
    const place = panel.placeOf(event);
    if (event.cancelable) event.preventDefault();
    const axes = event.shiftKey ? { x: null, y: shown.y } : meant(shown, place);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? turned : turned * LINE_PX;
    zoomBy(shown, axes, axesAt(shown, place), Math.exp(Math.min(Math.max(pixels, -400), 400) * PER_PIXEL), false);
    clearTimeout(timer);
    timer = setTimeout(() => state.setZoom(state.zoom, true), STILL_MS);
  }, { passive: false });

  canvas.addEventListener("dblclick", (event) => {
    if (!panel.shown || event.shiftKey) return;
    home();
  });

  /** Sees the axes of this figure whole. */
  function home() {
    const { shown } = panel;
    if (!shown) return;
    const zoom = new Map(state.zoom);
    zoom.delete(shown.x.key);
    zoom.delete(shown.y.key);
    if (zoom.size < state.zoom.size) state.setZoom(zoom, true);
  }

  /** Whether a part of this figure's axes is looked at. @param {ShownPanel} shown */
  const zoomed = (shown) => state.zoom.has(shown.x.key) || state.zoom.has(shown.y.key);

  /** @param {ShownPanel} shown @param {Place} from @returns {Drag} */
  function pan(shown, from) {
    const { plot, x, y } = shown;
    const up = !x.shared || state.zoom.has(y.key);
    /** @param {Place} place @param {boolean} done */
    const bring = (place, done) => look([[x, moved(x, (from.x - place.x) / plot.width)], [up ? y : null, moved(y, (place.y - from.y) / plot.height)]], done);
    canvas.style.cursor = "grabbing";
    return {
      move: (place) => bring(place, false),
      end(place) {
        canvas.style.cursor = "";
        if (place.x !== from.x || place.y !== from.y) bring(place, true);
      },
      cancel() {
        canvas.style.cursor = "";
        state.setZoom(state.zoom, true);
      },
    };
  }

  /** @param {ShownPanel} shown @param {Place} from @returns {Drag} */
  function box(shown, from) {
    const { plot } = shown;
    /** @param {Place} place */
    const corners = (place) => {
      const clamp = (/** @type {Place} */ at) => ({ x: Math.min(Math.max(at.x, plot.left), plot.left + plot.width), y: Math.min(Math.max(at.y, plot.top), plot.top + plot.height) });
      const [a, b] = [clamp(from), clamp(place)];
      const flat = Math.abs(a.y - b.y) < FLAT_PX;
      return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: flat ? plot.top : Math.min(a.y, b.y), bottom: flat ? plot.top + plot.height : Math.max(a.y, b.y), flat };
    };
    return {
      move(place) {
        const { left, right, top, bottom } = corners(place);
        lasso.hidden = false;
        lasso.style.inset = `${top}px auto auto ${left}px`;
        lasso.style.width = `${right - left}px`;
        lasso.style.height = `${bottom - top}px`;
      },
      end(place) {
        lasso.hidden = true;
        const { left, right, top, bottom, flat } = corners(place);
        if (right - left < FLAT_PX) return;
        const [low, high] = [axesAt(shown, { x: left, y: bottom }), axesAt(shown, { x: right, y: top })];
        look([[shown.x, [low[0], high[0]]], [flat ? null : shown.y, [low[1], high[1]]]], true);
      },
      cancel() { lasso.hidden = true; },
    };
  }

  return {
    home,
    zoomed,
    /** Zooms about coordinates, as a button or a key does. @param {number} factor @param {[number, number]} [at] */
    zoom(factor, at) {
      const { shown } = panel;
      if (!shown?.x.key) return;
      const middle = /** @type {[number, number]} */ ([0.5 * (shown.x.min + shown.x.max), 0.5 * (shown.y.min + shown.y.max)]);
      zoomBy(shown, { x: shown.x, y: shown.x.shared ? null : shown.y }, at ?? middle, factor, true);
    },
    /** Zooms the upright axis alone. @param {number} factor @param {number} at */
    zoomUp(factor, at) {
      const { shown } = panel;
      if (shown?.y.key) zoomBy(shown, { x: null, y: shown.y }, [0, at], factor, true);
    },
    /** Pans by shares of what is seen. @param {number} across @param {number} up */
    move(across, up) {
      const { shown } = panel;
      if (shown?.x.key) look([[across ? shown.x : null, moved(shown.x, across)], [up ? shown.y : null, moved(shown.y, up)]], true);
    },
    /** @param {Place} from @param {PointerEvent} event @returns {Drag | null} */
    take(from, event) {
      const { shown } = panel;
      if (!shown?.x.key || !inside(shown, from, 0)) return null;
      if (event.button === 1 || (event.button === 0 && tool() === "hand")) return pan(shown, from);
      if (event.button !== 0) return null;
      if (tool() === "box" || event.shiftKey) return box(shown, from);
      if (event.pointerType === "touch") return zoomed(shown) ? pan(shown, from) : null;
      return tool() === "point" ? pan(shown, from) : null;
    },
    /** Two fingers. @param {[Place, Place]} places @param {() => Place[]} fingers @returns {Drag | null} */
    pinch([a, b], fingers) {
      const { shown } = panel;
      if (!shown?.x.key) return null;
      const apart = Math.max(Math.hypot(a.x - b.x, a.y - b.y), 20);
      const from = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const at = axesAt(shown, from);
      const axes = { x: shown.x, y: shown.x.shared ? null : shown.y };
      /** @param {Place} place @param {boolean} done */
      function bring(place, done) {
        const [c, d] = fingers();
        if (!shown || !c || !d) return;
        const factor = apart / Math.max(Math.hypot(c.x - d.x, c.y - d.y), 20);
        // What was between the fingers stays between them.
        const [x, y] = [about(shown.x, at[0], factor), about(shown.y, at[1], factor)];
        const across = ((from.x - place.x) / shown.plot.width) * (x[1] - x[0]);
        const up = ((place.y - from.y) / shown.plot.height) * (y[1] - y[0]);
        look([[axes.x, [x[0] + across, x[1] + across]], [axes.y, [y[0] + up, y[1] + up]]], done);
      }
      return { move: (place) => bring(place, false), end: () => state.setZoom(state.zoom, true), cancel: () => state.setZoom(state.zoom, true) };
    },
  };
}

/** @typedef {ReturnType<typeof createLooking>} Looking */
