// The figures: a card a panel, and one `draw` an animation frame however many events asked for it.
import { LAST_FRAME } from "../state/moment.js";
import { pinned, presented } from "../state/pinned.js";
import { words } from "../words/index.js";
import { createCrosshair } from "./crosshair.js";
import { attachKeys } from "./figure-keys.js";
import { axesAt, inside } from "./grip.js";
import { createHandles } from "./handles.js";
import { attachHands } from "./hands.js";
import { createLooking } from "./looking.js";
import { createPanel } from "./panel.js";
import { createRoom } from "./room.js";
import { createRuler } from "./ruler.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */
/** What a drag on a figure does. @typedef {import("./tools.js").Tool} Tool */
/** What the figures need of the rest, and whom they tell. @typedef {{ frame: (now: number) => number, playing: () => boolean, hurried: () => boolean, dark: () => boolean, foreseen: (shown: Shown) => void, shown: (shown: Shown) => void, refused: (error: RangeError & { key?: string, keys?: string[] }) => void, broken: (error: unknown) => void }} Ends */

/** The panel of a difference, beside those of the page: a curve over an axis. */
const difference = () => ({ id: "difference", short: words.pins.difference, title: words.pins.panel, weight: 0.3, least: 8 });
/** Between the panels of a picture. */
const PICTURE_GAP_PX = 8;
/** A pointer that is so near to a curve is at it. */
const NEAR_PX = 24;

/**
 * @param {HTMLElement} place
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {Ends} ends
 * @param {import("../state/presentation.js").Presentation} how
 */
export function createFigures(place, lab, state, ends, how) {
  /** @type {import("./panel.js").Panel[]} */
  let panels = [];
  let due = 0;
  /** Whether anything but the time has changed, and the frame that was drawn last. */
  let stale = true;
  let drawnFrame = -1;
  let font = { fontSize: 12, fontFamily: "sans-serif" };
  let dead = false;
  /** Whether what is said beside the figures has still to take its room. */
  let fresh = false;
  const life = new AbortController();
  /** How much larger than it is the page is seen, which stands in a frame on a deck of slides. */
  let enlarged = 1;
  let drawnDensity = 0;
  const crosshair = createCrosshair(lab, () => panels);
  const ruler = createRuler(lab, () => panels);
  const room = createRoom(place, request);
  /** What has a box, whether its parts have or not. */
  const around = place.closest("main, .guest") ?? place;
  /** Of each panel. @type {{ hands: import("./hands.js").Hands, looking: import("./looking.js").Looking }[]} */
  let means = [];
  /** @type {Tool} */
  let tool = "point";

  const sizes = new ResizeObserver((entries) => {
    // Taken off its page it has no style; when it is put back, this is heard of again.
    if (!place.isConnected) return;
    const style = getComputedStyle(place);
    font = { fontSize: Number.parseFloat(style.fontSize), fontFamily: style.fontFamily };
    // The page has been laid out for the first time: where the place has no box of its own, the page scrolls.
    const first = !room.known;
    let moved = first && entries.every(({ target }) => target !== place) && room.resize(0, 0, font.fontSize);
    if (first && around !== place) sizes.unobserve(around);
    for (const { target, contentRect: { width, height } } of entries) {
      if (target === place) moved = room.resize(width, height, font.fontSize);
      else panels.find(({ root }) => root === target)?.resize(width, height);
    }
    if (fresh && !dead) foresee();
    // Panels that stand elsewhere now are heard of again in a moment, before this frame is painted.
    if (moved) return request();
    // Before this frame is painted, so that a stretched picture is never seen.
    cancelAnimationFrame(due);
    stale = true;
    draw(performance.now());
  });

  /** Draws in the next frame, whatever has changed. */
  function request() {
    stale = true;
    next();
  }

  function next() {
    if (dead) return;
    due ||= requestAnimationFrame(draw);
  }

  /** How the figures are looked at, whatever the frame and the density. */
  function view() {
    return { dark: ends.dark(), clear: how.guest && how.ground === "transparent", ...font, zoom: state.zoom, alone: room.alone, room: how.guest ? [] : presented(state), ...pinned(state) };
  }

  /** Device pixels to a CSS pixel; a deck of slides on which the figures stand may have been scaled. */
  function density() {
    return devicePixelRatio * enlarged * (how.guest ? (panels.find(({ root }) => !root.hidden)?.scale ?? 1) : 1);
  }

  /** Whether a hand holds something in them. */
  const inHand = () => means.some(({ hands }) => hands.full);

  /** @param {number} now */
  function draw(now) {
    due = 0;
    if (stale && panels.length) {
      const extra = Boolean(pinned(state).difference);
      if (extra !== (panels.length > state.demo.panels.length)) build(state.demo, extra);
    }
    if (dead || !panels.length || panels.some(({ root, canvas }) => !root.hidden && !(canvas.width && canvas.height))) return;
    const frame = ends.frame(now);
    // Time alone has gone on, and not as far as to the next frame.
    if (!stale && frame === drawnFrame) return ends.playing() ? next() : undefined;
    drawnFrame = frame;
    let shown;
    try {
      if (stale) open();
      shown = lab.draw(frame, panels.map(({ canvas }) => canvas), ends.hurried());
    } catch (error) {
      if (error instanceof RangeError) return ends.refused(error);
      dead = true;
      return ends.broken(error);
    }
    shown.panels.forEach((one, index) => panels[index].root.hidden || panels[index].drawn(one));
    for (const { root } of panels) root.classList.remove("empty");
    // What comes tells the observer of its size, and is drawn then; nothing that is held in a hand changes its size.
    if (!inHand()) room.clear(shown.panels.map(({ blank }) => blank));
    crosshair.refresh();
    ruler.refresh();
    ends.shown(shown);
    if (ends.playing()) next();
  }

  /** Tells the core what all frames have in common. */
  function open() {
    stale = false;
    drawnDensity = density();
    lab.open(state.demo.id, state.values, { ...view(), density: drawnDensity });
  }

  /** What is said beside the figures takes its room before they are drawn: nothing moves when it comes. */
  function foresee() {
    fresh = false;
    const unseen = panels.map(({ canvas }) => ({ ...canvas, width: 0, height: 0 }));
    try {
      const shown = lab.show(state.demo.id, state.values, { ...view(), frame: ends.frame(performance.now()), density: 1 }, unseen);
      room.clear(shown.panels.map(({ blank }) => blank));
      ends.foreseen(shown);
    } catch {
      // What is refused, or does not work, is told when it is drawn.
    }
  }

  /** A window that moves to a finer screen, or is zoomed, is drawn anew. */
  function watchDensity() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      request();
      watchDensity();
    }, { once: true, signal: life.signal });
  }
  watchDensity();

  /** Builds the cards of a demo, and one more for a difference. @param {DemoInfo} demo @param {boolean} extra */
  function build(demo, extra) {
    sizes.disconnect();
    const infos = extra ? [...demo.panels, difference()] : demo.panels;
    panels = infos.map((info) => createPanel(info, state));
    const chosen = infos.filter(({ id }) => how.panels?.includes(id));
    const seen = chosen.length ? chosen : infos;
    infos.forEach((info, index) => { panels[index].root.hidden = !seen.includes(info); });
    const cards = panels.map(({ root }, index) => ({ info: infos[index], root, index })).filter(({ info }) => seen.includes(info));
    room.open(demo.layout, cards, panels.map(({ root }) => root));
    crosshair.look(null);
    ruler.clear();
    means = panels.map(attach);
    sizes.observe(place);
    if (!room.known) sizes.observe(around);
    for (const panel of panels) {
      panel.root.classList.add("empty");
      sizes.observe(panel.root);
    }
  }

  /** Gives a panel to the reader's hands. @param {import("./panel.js").Panel} panel @param {number} index */
  function attach(panel, index) {
    const handles = createHandles(panel, index, state, lab);
    const looking = createLooking(panel, state, { tool: () => tool, guest: how.guest });
    const pointing = () => tool === "point";

    /** The crosshair follows a place within the axes. @param {import("./hands.js").Place | null} place */
    function follow(place) {
      const { shown } = panel;
      crosshair.look(place && shown && inside(shown, place, 0) ? { panel: index, at: axesAt(shown, place) } : null);
    }

    const hands = attachHands(panel, {
      takers: [
        (place, event) => ruler.take(index, place, event, tool === "ruler"),
        (place, event) => (pointing() ? handles.take(place, event) : null),
        looking.take,
        // A finger that slides sideways reads the curves.
        (place, event) => {
          if (event.pointerType !== "touch" || how.guest) return null;
          follow(place);
          return { move: follow, end: () => {}, cancel: () => follow(null) };
        },
      ],
      pinch: (places) => looking.pinch(places, hands.fingers),
      hover(place, event) {
        const held = place !== null && pointing() && handles.hover(place, event.pointerType);
        if (place === null) panel.label(null);
        follow(held ? null : place);
      },
      released: request,
      holdsTouch: (place) => !pointing() || handles.holdsTouch(place),
    });
    if (!how.guest) attachKeys(panel, index, { crosshair, ruler, looking });
    return { hands, looking };
  }

  /** What the curves of a panel are called, and where they are, at a place of it. @param {number} index @param {import("./hands.js").Place} place */
  function curves(index, place) {
    const { shown } = panels[index];
    return shown ? lab.probe(index, ...axesAt(shown, place)).panels[index]?.rows ?? [] : [];
  }

  return {
    request,
    panels: () => panels,
    /** The panels that show a curve of this name. @param {string} name */
    showing: (name) => panels.filter(({ root, shown }, index) => {
      if (root.hidden || !shown) return false;
      const { left, top, width, height } = shown.plot;
      return curves(index, { x: left + width / 2, y: top + height / 2 }).some((row) => row.name === name);
    }),
    /** The name of the curve that a pointer is at. @param {PointerEvent} event */
    curveAt(event) {
      const index = panels.findIndex(({ root }) => event.target instanceof Node && root.contains(event.target));
      const { shown } = panels[index] ?? {};
      const place = panels[index]?.placeOf(event);
      if (!shown || !inside(shown, place, 0)) return null;
      const far = (/** @type {{ y: number | null }} */ { y }) => (y === null ? Infinity : Math.abs(y - place.y));
      const [nearest] = curves(index, place).sort((one, other) => far(one) - far(other));
      return nearest && far(nearest) < NEAR_PX ? nearest.name : null;
    },
    inHand,
    /** Draws at once what is to be drawn, where somebody wants to know what came of it. */
    flush() {
      if (!due) return;
      cancelAnimationFrame(due);
      draw(performance.now());
    },
    /** Nearer or farther, about the figure that the reader looks at, or the first. @param {number} factor */
    zoom: (factor) => means[crosshair.aim?.panel ?? 0]?.looking.zoom(factor, crosshair.aim?.at),
    /** @param {Tool} chosen */
    setTool(chosen) {
      tool = chosen;
      place.dataset.tool = chosen;
      if (tool !== "ruler") ruler.clear();
    },
    /** What a picture of the figures needs to know. @returns {import("../files/picture.js").Look} */
    look() {
      if (!room.known) room.resize(place.clientWidth, place.clientHeight, font.fontSize);
      // Browsers lay nothing out for figures far away in a frame, but they print them.
      for (const { root, canvas, resize } of panels) if (!root.hidden && !canvas.width) resize(root.clientWidth, root.clientHeight);
      const { aside } = room;
      const right = aside === null ? 0 : panels[aside].canvas.width + PICTURE_GAP_PX;
      let below = 0;
      const places = panels.map((_, index) => {
        // What waits behind its tab is as large as what is seen in its place.
        const seen = room.inTurn(index);
        if (seen === undefined) return { left: 0, top: 0, width: 0, height: 0 };
        const { width, height } = panels[seen].canvas;
        if (index === aside) return { left: 0, top: 0, width, height };
        const top = below;
        below += height + PICTURE_GAP_PX;
        return { left: right, top, width, height };
      });
      const seen = { ...view(), frame: drawnFrame < 0 ? LAST_FRAME : drawnFrame };
      return { view: seen, places, ground: seen.clear ? null : getComputedStyle(panels[0].root).backgroundColor };
    },
    /** A deck of slides is scaled to its window, which no observer of sizes hears of. @param {number} [frame] how much larger than it is a frame is seen */
    scaled(frame = enlarged) {
      enlarged = frame;
      if (Math.abs(density() - drawnDensity) > 0.01) request();
    },
    /** Draws no more. */
    close() {
      dead = true;
      life.abort();
      sizes.disconnect();
      cancelAnimationFrame(due);
      crosshair.close();
    },
    /** @param {DemoInfo} demo */
    open(demo) {
      build(demo, false);
      fresh = true;
      if (room.known) foresee();
      request();
    },
  };
}
