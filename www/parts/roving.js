// One stop of the Tab key for a group of controls: the arrows move within it, and Tab goes on from where one stands.
import { hideArrows, learnArrows, showArrows } from "./arrows.js";

/** How far an arrow goes in the list of controls. */
const WAYS = new Map(/** @type {[string, (at: number, count: number) => number][]} */ ([
  ["ArrowRight", (at, count) => (at + 1) % count], ["ArrowDown", (at, count) => (at + 1) % count],
  ["ArrowLeft", (at, count) => (at - 1 + count) % count], ["ArrowUp", (at, count) => (at - 1 + count) % count],
  ["Home", () => 0], ["End", (_, count) => count - 1],
]));

/** Finds the stops of groups of which there is news, and returns what marks them. @type {Set<() => () => void>} */
const news = new Set();

/** When the next frame has been laid out: asking before would have it laid out for this alone. @param {() => () => void} find */
function later(find) {
  if (!news.size) requestAnimationFrame(() => setTimeout(() => {
    // All are asked before any is marked, for the same reason.
    const asked = [...news];
    news.clear();
    for (const mark of asked.map((find) => find())) mark();
  }));
  news.add(find);
}

/**
 * The one control that Tab comes to is the chosen one, where the group has such, or else the one that had the focus last.
 * @param {HTMLElement} root holds the controls, now and later
 * @param {{ controls?: string, chosen?: string }} [which] selectors: what the arrows go through, and what of it is chosen
 */
export function rove(root, { controls = "a[href], button", chosen } = {}) {
  /** @type {HTMLElement | null} */
  let last = null;

  const all = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(controls)]);
  /** Those that can be reached: neither out of use, nor left out where there is little room. */
  const usable = () => all().filter((one) => !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }));

  /** Finds the control that is to be the group's stop. */
  function find() {
    const within = usable();
    const stop = within.find((one) => one === document.activeElement) ?? (chosen && within.find((one) => one.matches(chosen))) ?? within.find((one) => one === last) ?? within[0];
    // Where none can be seen now, any of them may be the first to come.
    return () => { for (const one of all()) one.tabIndex = !stop || one === stop ? 0 : -1; };
  }
  const mark = () => find()();

  root.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches(controls)) return;
    last = target;
    mark();
    // Once the page has been scrolled to it.
    requestAnimationFrame(() => document.activeElement === target && showArrows(target, usable()));
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    hideArrows();
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) mark();
  });
  root.addEventListener("keydown", (event) => {
    const way = WAYS.get(event.key);
    const within = usable();
    const at = within.findIndex((one) => one === event.target);
    // Up and down choose within a list.
    if (!way || at < 0 || (event.target instanceof HTMLSelectElement && /Up|Down/u.test(event.key)) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    learnArrows();
    within[way(at, within.length)].focus();
  });
  const changes = new MutationObserver(() => later(find));
  // When the page comes to be ready, what has taken its room is seen.
  changes.observe(document.body, { attributeFilter: ["data-state"] });
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["disabled", "hidden", "aria-current", "aria-pressed", "href"] });
  // Another width of the window shows and hides controls.
  new ResizeObserver(() => later(find)).observe(root);
}
