// The lab as a guest on somebody else's page or slide: figures, transport, chosen controls, a sentence, and the way to the lab.
//
// It builds its own elements, so that it stands in a frame, where it fills the window, and in a custom element alike.
import { createControls } from "../controls/controls.js";
import { catalogue, createLab, plainLab } from "../core/lab.js";
import { createPicture } from "../files/picture.js";
import { createStill } from "../files/still.js";
import { element } from "../parts/element.js";
import { readLists } from "../state/address.js";
import { writePresentation } from "../state/presentation.js";
import { createState } from "../state/state.js";
import { createView } from "../view/view.js";
import { language, words } from "../words/index.js";
import { keepManners } from "./manners.js";

/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */
/** Whom it tells. @typedef {{ drawn?: (shown: Shown, settled: boolean) => void, refused?: (error: RangeError & { key?: string }) => void, broken: (error?: unknown) => void }} Ends */

/**
 * @param {import("../core/cores.js").Core} core
 * @param {ParentNode} place
 * @param {import("../state/address-bar.js").AddressBar} bar
 * @param {ReturnType<typeof import("../state/presentation.js").readPresentation>} how
 * @param {Ends} ends
 */
export function createGuest(core, place, bar, how, ends) {
  const { presentation } = how;
  const part = (/** @type {string} */ className) => element("div", { className });
  const title = element("h2", { className: "guest-title" });
  const places = { switches: part("switches"), notices: part("notices"), figures: part("figures"), transport: part("transport"), work: part("work"), results: element("p", { className: "results" }), method: element("p", { className: "method" }), warning: element("p", { className: "warning", hidden: true }), announcer: element("p", { className: "unseen", role: "status" }) };
  const controls = part("controls");
  const link = element("a", { className: "guest-link", hidden: !bar.base, target: "_blank", rel: "noopener" }, words.openLab);
  const outcome = element("div", { className: "outcome" }, places.warning, link, places.results);
  const room = element("div", { className: "room" }, places.figures);
  places.transport.setAttribute("role", "group");
  places.transport.setAttribute("aria-label", words.animation);
  const root = element("section", { className: "guest" }, title, places.notices, places.switches, room, places.transport, places.work, controls, outcome, places.announcer);
  root.lang = language;
  root.dataset.ui = presentation.ui;
  root.dataset.ground = presentation.ground;
  if (presentation.height) root.style.setProperty("--height", `${presentation.height}px`);
  place.append(root);

  const life = new AbortController();
  if (place instanceof ShadowRoot) keepManners(root, life.signal);

  const lab = createLab(core);
  Object.assign(presentation, readLists(bar.query, presentation, lab));
  const state = createState(lab, catalogue(lab), bar, plainLab(core, lab));
  /** @type {import("../view/view.js").View} */
  const view = createView(core, lab, state, places, createControls(controls, state, core.proposeSeed, presentation), how, {
    dark: () => isLight(root),
    // What is merely invisible lies in the window none the less; no observer tells of that.
    visible: () => root.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    opened() {
      title.textContent = state.demo.title;
      root.setAttribute("aria-label", state.demo.title);
    },
    drawn: (shown, settled) => ends.drawn?.(shown, settled),
    refused: ends.refused,
    broken: ends.broken,
  });
  const picture = createPicture(lab, state, view.figures, root);
  const still = createStill(root, picture, () => view.transport.running);

  const setLink = () => { link.href = state.linkAs(writePresentation({ lang: presentation.lang })); };
  state.onChange(setLink);
  setLink();

  // A slide that is not shown, a figure that was scrolled away: time stands still there.
  let inWindow = true;
  let onSlide = true;
  const see = () => view.transport.see(inWindow && onSlide);
  const sight = new IntersectionObserver((entries) => {
    inWindow = entries[entries.length - 1].isIntersecting;
    see();
  });
  sight.observe(root);

  // Light or dark is the host's: by its style sheet, its attributes, or the system.
  /** @type {boolean | null} */
  let wasDark = null;
  const redraw = () => {
    if (place instanceof ShadowRoot && presentation.theme === "auto") root.style.colorScheme = isLight(place.host) ? "dark" : "light";
    // Hosts change their attributes for many reasons.
    const dark = isLight(root);
    if (dark !== wasDark) view.figures.request();
    wasDark = dark;
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal: life.signal });
  const attributes = new MutationObserver(redraw);
  for (const one of [document.documentElement, document.body]) attributes.observe(one, { attributes: true });
  redraw();
  // The host may be larger or smaller by now: once it has laid itself out, or has moved.
  addEventListener("resize", () => requestAnimationFrame(() => view.figures.scaled()), { signal: life.signal });
  document.addEventListener("transitionend", () => view.figures.scaled(), { signal: life.signal });
  view.open();

  return {
    root,
    state,
    transport: view.transport,
    picture,
    notices: view.notices,
    scaled: view.figures.scaled,
    /** The host says that its slide is shown, or is not. @param {boolean} now */
    turned(now) {
      onSlide = now;
      see();
    },
    /** Says what was refused. @param {{ message: string }} complaint */
    refuse: ({ message }) => view.notices.show("refused", [message]),
    outcome: view.outcome,
    /** Takes it off the page. */
    leave() {
      life.abort();
      still.leave();
      sight.disconnect();
      attributes.disconnect();
      view.close();
      root.remove();
      lab.free();
    },
  };
}

/** @typedef {ReturnType<typeof createGuest>} Guest */

/** Whether the ink of this element is light: it stands on something dark. @param {Element} place */
function isLight(place) {
  const [red, green, blue] = (getComputedStyle(place).color.match(/[\d.]+/gu) ?? []).map(Number);
  return red + green + blue > 382; // half of three times 255
}
