// Presenting: the figures and their sentence alone, as large as the screen; keys and presenters go through the pinned runs.
import { announce } from "../parts/announce.js";
import { iconButton } from "../parts/button.js";
import { element } from "../parts/element.js";
import { isPressed, isTyping } from "../parts/typing.js";
import { pinName } from "../state/pinned.js";
import { words } from "../words/index.js";

/** Keys that turn to another state, by how many; a presenter sends the first two. @type {Map<string, number>} */
const TURNS = new Map([["PageDown", 1], ["PageUp", -1], ["ArrowRight", 1], ["ArrowDown", 1], ["ArrowLeft", -1], ["ArrowUp", -1], ["Home", -Infinity], ["End", Infinity]]);
/** How its buttons look. */
const QUIET = "button quiet";
/** What arrows are meant for while it has the focus; a figure only if Tab has led there. */
const OWN_ARROWS = "input, [role=toolbar], [role=group]";

/**
 * @param {import("../state/state.js").State} state
 * @param {{ stage: HTMLElement, figures: HTMLElement, plays: () => boolean }} lab its stage, where the focus goes, and whether the space bar plays a run
 */
export function createPresenting(state, { stage, figures, plays }) {
  const said = words.presenting;
  const root = document.documentElement;
  const back = iconButton("before", said.before, () => turn(-1), QUIET);
  const on = iconButton("next", said.next, () => turn(1), QUIET);
  const title = element("span", { className: "presenting-title" });
  const told = element("span", { className: "presenting-told" });
  const bar = element("div", { className: "presenting", role: "toolbar", "aria-label": said.title, hidden: true }, title, back, told, on, iconButton("close", said.leave, leave, QUIET));
  /** @type {Element | null} */
  let before = null;
  let byTab = false;
  stage.append(bar);

  const presents = () => root.dataset.presenting !== undefined;

  function enter() {
    before = document.activeElement;
    root.dataset.presenting = "";
    bar.hidden = false;
    mirror();
    figures.focus({ preventScroll: true });
    announce(said.begun);
    // Where that is refused, as in many frames and on some phones, the window has to do.
    root.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
  }

  function leave() {
    if (!presents()) return;
    delete root.dataset.presenting;
    bar.hidden = true;
    state.lookAt(null);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  /** To another state: the present one comes first, then the pinned runs. @param {number} by */
  function turn(by) {
    const at = Math.min(Math.max((state.lookedAt ?? -1) + by, -1), state.own.pins.length - 1);
    if (at !== (state.lookedAt ?? -1)) state.lookAt(at < 0 ? null : at);
    announce(told.textContent ?? "");
  }

  /** Tells which state is shown, and of how many. */
  function mirror() {
    if (!presents()) return;
    const { own: { pins }, lookedAt, demo } = state;
    title.textContent = demo.title;
    for (const one of [back, told, on]) one.hidden = pins.length === 0;
    back.disabled = lookedAt === null;
    on.disabled = lookedAt === pins.length - 1;
    const name = lookedAt === null ? said.present : pinName(state.own, pins[lookedAt], lookedAt);
    told.textContent = said.told((lookedAt ?? -1) + 2, pins.length + 1, name);
  }

  // Before a figure or the page's other keys take them.
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const within = (/** @type {string} */ selector) => target instanceof Element && target.closest(selector) !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
    if (key === "Tab") byTab = true;
    if (key.toLowerCase() === "f" && !event.repeat) toggle();
    else if (!presents()) return;
    else if (key === " " && !plays() && !isPressed(target)) turn(event.shiftKey ? -1 : 1);
    else if (TURNS.has(key) && (key.startsWith("Page") || !within(OWN_ARROWS) && !(byTab && within(".card")))) turn(TURNS.get(key) ?? 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  document.addEventListener("pointerdown", () => { byTab = false; }, { capture: true });
  // A figure may have something of its own to leave.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !isTyping(event.target)) leave();
  });
  // The browser's own way out.
  document.addEventListener("fullscreenchange", () => document.fullscreenElement ?? leave());
  state.onChange(mirror);

  function toggle() {
    if (presents()) leave();
    else enter();
  }

  return { toggle };
}
