// Long work of the core in portions: the newest job is done, and after each portion it is told what has been found.

/** @typedef {import("../../pkg/nullcline.js").Work} Work */
/** A page and its values, under a key of their own. @typedef {{ key: string, demo: string, values: import("../../pkg/nullcline.js").Values }} Job */
/** What has come of a job so far. @typedef {{ key: string, progress: number, found: Float64Array }} News */

/** The first portion, in time steps: a moment on any device. */
const FIRST = 20_000;

/**
 * @param {Promise<Pick<typeof import("../../pkg/nullcline.js"), "Work">>} core
 * @param {{ ms: number, rest: () => Promise<unknown>, tell: (news: News) => void }} pace how long a portion takes, and what comes between two
 */
export function createPortions(core, { ms, rest, tell }) {
  /** What was begun last; a job that was called off goes on from there. @type {{ key: string, work: Work } | null} */
  let begun = null;
  let turn = 0;

  /** Does this job and no other; with null, nothing. What is under way ends at its next rest. @param {Job | null} job */
  return async function order(job) {
    turn += 1;
    const mine = turn;
    const { Work } = await core;
    // Orders that are waiting come in first, so that of many none but the newest is begun.
    await rest();
    if (!job || mine !== turn) return;
    if (begun?.key !== job.key) {
      begun?.work.free();
      begun = null;
      begun = { key: job.key, work: new Work(job.demo, job.values) };
    }
    const { key, work } = begun;
    let budget = FIRST;
    while (mine === turn) {
      const start = performance.now();
      const progress = work.step(budget);
      const pace = ms / Math.max(performance.now() - start, 1);
      budget = Math.max(FIRST, Math.round(budget * Math.min(Math.max(pace, 0.5), 2)));
      tell({ key, progress, found: work.found() });
      if (progress === 1) return;
      await rest();
    }
  };
}
