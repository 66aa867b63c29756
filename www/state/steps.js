// The steps of undo: a list of queries with labels, and to which entry of the browser's history each belongs.

/** A step: what the page showed, how it came to that, what it was about, its browser entry, and when. @typedef {{ query: string, label: string, about: string, entry: number, when: number }} Step */

/** Changes of one thing that follow one another as quickly are one step, as when a key is held. */
const BURST_MS = 800;
/** Older steps are forgotten. */
const MOST = 300;

/** @param {string} query @param {() => number} now in ms */
export function createSteps(query, now) {
  /** @type {Step[]} */
  let steps = [];
  let at = 0;

  /** @param {string} first @param {string} label */
  function reset(first, label) {
    steps = [{ query: first, label, about: "", entry: 0, when: 0 }];
    at = 0;
  }
  reset(query, "");

  return {
    reset,
    get list() { return steps; },
    get at() { return at; },
    get current() { return steps[at]; },
    /**
     * Adds a step, unless nothing has changed. What can be redone is forgotten. Says whether it begins a browser entry:
     * one that is about something else does.
     * @param {string} news @param {string} label @param {string} about
     * @returns {"nothing" | "same entry" | "new entry"}
     */
    add(news, label, about) {
      const last = steps[at];
      if (news === last.query) return "nothing";
      steps.length = at + 1;
      const when = now();
      // There and back again at once is two steps: one that changes nothing could not be undone.
      if (last.about === about && when - last.when < BURST_MS && news !== steps[at - 1]?.query) {
        Object.assign(last, { query: news, label, when });
        return "same entry";
      }
      const entry = last.about === about ? last.entry : last.entry + 1;
      steps.push({ query: news, label, about, entry, when });
      if (steps.length > MOST) steps.shift();
      at = steps.length - 1;
      return entry === last.entry ? "same entry" : "new entry";
    },
    /** What the current step showed is said in other words. @param {string} news */
    amend(news) { steps[at].query = news; },
    /** The browser took no new entry: the step stays in the one before. */
    stay() { steps[at].entry = steps[at - 1]?.entry ?? 0; },
    /** @param {number} index */
    goTo(index) { at = Math.min(Math.max(index, 0), steps.length - 1); },
    /** The last step of a browser entry, or -1. @param {unknown} entry */
    lastOf: (entry) => steps.findLastIndex((step) => step.entry === entry),
  };
}
