// The long work of a page: hands what is not done to a worker, the current run first, and shows how far it is.
import { element } from "../parts/element.js";
import { pinned } from "../state/pinned.js";
import { words } from "../words/index.js";
import { hireWorker } from "./hiring.js";
import { createPortions } from "./portions.js";

/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */
/** @typedef {import("./portions.js").Job} Job */
/** @typedef {import("./portions.js").News} News */

/** Without a worker: what a portion may take of the time between two frames. */
const PORTION_MS = 8;

/**
 * @param {typeof import("../../pkg/nullcline.js")} core
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {{ work: HTMLElement, results: HTMLElement }} places
 * @param {{ redraw: () => void, broken: (error: unknown) => void }} ends
 */
export function createWork(core, lab, state, { work: root, results }, { redraw, broken }) {
  const said = words.work;
  const bar = element("progress", { max: 1, "aria-label": said.title });
  const told = element("span", { className: "work-told" });
  const button = element("button", { type: "button", className: "button small", id: "work-button" });
  root.append(told, bar, button);

  /** What is to be done now: at most one thing at a time. @type {Job | null} */
  let job = null;
  /** Whether the reader has called it off. */
  let paused = false;
  /** @type {Worker | null} */
  let worker = null;
  /** Hands a job over. @type {((job: Job | null) => void) | null} */
  let order = null;

  button.addEventListener("click", () => {
    paused = !paused;
    order?.(paused ? null : job);
    redraw();
  });

  /** The worker, or, where there can be none, the page itself between two frames. @returns {(job: Job | null) => void} */
  function hire() {
    try {
      const hired = hireWorker();
      worker = hired;
      hired.addEventListener("message", ({ data }) => hear(data));
      hired.addEventListener("error", () => {
        hired.terminate();
        order = alone();
        order(paused ? null : job);
      });
      return (one) => hired.postMessage(one);
    } catch {
      return alone();
    }
  }

  /** @returns {(job: Job | null) => void} */
  function alone() {
    const own = createPortions(Promise.resolve(core), { ms: PORTION_MS, rest: () => new Promise((on) => requestAnimationFrame(on)), tell: hear });
    return (one) => own(one).catch(broken);
  }

  /** @param {News} news */
  function hear({ key, progress, found }) {
    if (!job || key !== job.key) return; // of a job that is no longer wanted
    lab.learn(job.demo, job.values, progress, found);
    redraw();
  }

  /** What is left to do of what was drawn, the current run before the pinned ones. @param {Shown} shown */
  function left(shown) {
    const current = { values: state.values, progress: shown.progress, ofPin: false };
    const kept = pinned(state).pins.map(({ values }, index) => ({ values, progress: shown.pins[index].progress, ofPin: true }));
    return [current, ...kept].find(({ progress }) => progress !== null && progress < 1) ?? null;
  }

  return {
    /** Whether something is being computed. */
    get busy() { return job !== null && !paused; },
    /** Stops: the values that the reader sees are not those that would be computed. */
    hold() {
      job = null;
      order?.(null);
      if (results.dataset.work) results.dataset.work = "paused";
    },
    /** Computes no more. */
    close() {
      job = null;
      order?.(null);
      worker?.terminate();
    },
    /** Learns what was drawn, and has done what is left. @param {Shown} shown */
    drawn(shown) {
      root.hidden = shown.progress === null;
      const next = left(shown);
      const key = next && JSON.stringify([state.demo.id, next.values]);
      if (key !== (job?.key ?? null)) {
        paused = false;
        job = next && key !== null ? { key, demo: state.demo.id, values: next.values } : null;
        if (job) order ??= hire();
        order?.(job);
      }
      const share = next?.progress ?? 1;
      bar.value = share;
      const percent = `${Math.floor(100 * share)} %`;
      told.textContent = !job ? said.done : (paused ? said.paused : next?.ofPin ? said.pins : said.going)(percent);
      button.textContent = paused ? said.resume : said.cancel;
      button.hidden = bar.hidden = !job;
      if (shown.progress === null) delete results.dataset.work;
      else results.dataset.work = !job ? "done" : paused ? "paused" : "going";
    },
  };
}
