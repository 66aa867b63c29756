// Times a call: so many in a row that the browser's coarse clock does not matter.

/** Milliseconds a sample takes at least. The clock of a page ticks every tenth of one. */
const SAMPLE = 25;

/** A function that returns seconds a call; `run` is told how often it has been called. */
export function timed(run) {
  let calls = 1;
  let done = 0;

  function batch() {
    const start = performance.now();
    for (let call = 0; call < calls; call++) run(done++);
    return performance.now() - start;
  }

  return () => {
    let spent = batch();
    while (spent < SAMPLE) {
      calls = Math.ceil(calls * Math.min(Math.max(1.2 * SAMPLE / Math.max(spent, 0.1), 2), 50));
      spent = batch();
    }
    return spent / 1000 / calls;
  };
}
