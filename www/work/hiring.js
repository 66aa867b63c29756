// Hires the worker that does the long work beside the page.

/** A page without an origin of its own, as in a sandboxed frame, may not start one: it throws there. */
export const hireWorker = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
