// Which frame of a run is due: it is played, sought, stepped and repeated, by a time that others tell it.

/** A frame number past every end: the core draws the last one. */
export const LAST_FRAME = 1e9;
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 10];
/** The longest pause between two pictures that is made up for. */
const LONGEST_MS = 250;

export function createMoment() {
  let fps = 0;
  let frames = 1;
  let at = 0;
  let playing = false;
  let looping = false;
  let speed = 1;
  /** When a frame was last asked for; 0 where the time until then does not count. */
  let last = 0;

  /** @param {number} frame */
  function seek(frame) {
    at = frame >= frames - 1 ? LAST_FRAME : Math.max(frame, 0);
  }

  return {
    get fps() { return fps; },
    get frames() { return frames; },
    get playing() { return playing; },
    get looping() { return looping; },
    get atEnd() { return at >= frames - 1; },
    set looping(again) { looping = again; },
    /** @param {number} factor */
    set speed(factor) { speed = factor; },
    /** Another run, of so many frames a second, from its start or at its end. @param {number} rate @param {boolean} fromStart */
    open(rate, fromStart) {
      fps = rate;
      frames = Infinity;
      at = fromStart ? 0 : LAST_FRAME;
    },
    /** Lets time go on, or stops it; where nothing is to be played it stands. @param {boolean} run */
    play(run) {
      playing = run && fps > 0;
      last = 0;
    },
    seek,
    /** @param {number} way */
    step(way) { seek(Math.min(Math.floor(at), frames - 1) + way); },
    /** The time until the next frame is asked for does not count. */
    rest() { last = 0; },
    /** The frame due at this moment. @param {number} now in ms @param {boolean} seen unseen, time stands still */
    due(now, seen) {
      if (playing) {
        if (last && seen) at += (fps * speed * Math.min(Math.max(now - last, 0), LONGEST_MS)) / 1000;
        last = now;
        if (looping && Number.isFinite(frames) && at >= frames) at %= frames;
      }
      return fps ? Math.floor(Math.min(at, LAST_FRAME)) : 0;
    },
    /** Learns how many frames there are; says whether playing has come to its end. @param {number} count */
    drawn(count) {
      frames = count;
      if (!fps || at < frames - 1 || (looping && playing)) return false;
      at = LAST_FRAME;
      return playing;
    },
  };
}
