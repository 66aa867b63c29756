// The browser's turn: long work is done in parts, and fingers, keys and frames come between them.

/** The next turn of the program, once what waits for the browser has had its own. @returns {Promise<void>} */
export function nextTurn() {
  /** @type {{ yield?: () => Promise<void> } | undefined} */
  const scheduler = Reflect.get(globalThis, "scheduler");
  return scheduler?.yield?.() ?? new Promise((on) => { setTimeout(on); });
}

/** Where a run is played, a slow phone may never be idle. */
const LONGEST_MS = 10_000;

/** When the browser has nothing else to do, or that has been waited for long enough. @returns {Promise<unknown>} */
export const idle = () => new Promise((on) => { if ("requestIdleCallback" in globalThis) requestIdleCallback(on, { timeout: LONGEST_MS }); else setTimeout(on, 200); });
