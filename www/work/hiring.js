// Hires the worker that does the long work beside the page.

/**
 * By the way through the root of the site: it leads there from here, and from the file that the build makes of the page.
 * A page without an origin of its own, as in a sandboxed frame, may not start one: it throws there.
 */
export const hireWorker = () => new Worker(new URL("../../www/work/worker.js", import.meta.url), { type: "module" });
