// The animation: which frame is due, and the buttons, the range and the clock that steer it.
import { element } from "./element.js";
import { icon } from "./icons.js";
import { slider } from "./slider.js";
import { words } from "./words.js";

/** @typedef {import("../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../pkg/nullcline.js").Shown} Shown */

const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 10];
/** A frame number past every end: the core draws the last one. */
export const LAST_FRAME = 1e9;
/** The longest pause between two pictures that the animation makes up for. */
const LONGEST_MS = 250;

/**
 * @param {HTMLElement} root
 * @param {{ request: () => void, change: (values: Record<string, number>) => void, visible?: () => boolean }} ends asks for a picture; what the reader does while a run is played; whether it can be seen
 * @param {import("./presentation.js").Presentation} how
 * @param {AbortSignal} life ends its listening
 */
export function createTransport(root, { request, change, visible = () => true }, how, life) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const play = button("play", words.play, toggle);
  const restart = button("restart", words.restart, () => start(true));
  const back = button("stepBack", words.stepBack, () => step(-1));
  const on = button("step", words.step, () => step(1));
  const loop = button("loop", words.loop, () => setLooping(!looping));
  const range = slider(words.scrub);
  const clock = element("output", { className: "clock" });
  const speed = element("select", { className: "speed", "aria-label": words.speed },
    ...SPEEDS.map((factor) => element("option", { value: String(factor), selected: factor === 1 }, words.times(String(factor)))));
  play.classList.add("play");
  restart.classList.add("restart");
  const act = element("button", { type: "button", className: "button act", title: words.act, hidden: true });
  /** What it changes at this moment. @type {Record<string, number>} */
  let changes = {};
  act.addEventListener("click", () => change(changes));
  root.append(play, restart, back, on, range.root, clock, act, loop, speed);
  range.input.id = "scrub";
  range.input.step = "1";
  range.input.addEventListener("input", () => seek(range.input.valueAsNumber));

  let fps = 0;
  let frames = 1;
  let at = 0;
  let playing = false;
  let looping = false;
  let inSight = true;
  let last = 0;

  /** @param {boolean} run */
  function setPlaying(run) {
    playing = run && fps > 0;
    last = 0;
    play.replaceChildren(icon(playing ? "pause" : "play"));
    play.title = playing ? words.pause : words.play;
    play.setAttribute("aria-label", play.title);
    request();
  }

  /** @param {boolean} again */
  function setLooping(again) {
    looping = again;
    loop.setAttribute("aria-pressed", String(looping));
  }

  /** @param {boolean} run */
  function start(run) {
    at = 0;
    setPlaying(run);
  }

  function toggle() {
    if (!playing && at >= frames - 1) at = 0;
    setPlaying(!playing);
  }

  /** @param {number} frame */
  function seek(frame) {
    at = frame >= frames - 1 ? LAST_FRAME : Math.max(frame, 0);
    setPlaying(false);
  }

  /** @param {number} way */
  function step(way) {
    seek(Math.min(Math.floor(at), frames - 1) + way);
  }

  if (!how.guest) document.addEventListener("keydown", (event) => {
    const busy = event.target instanceof Element && event.target.closest("input:not([type=range], [type=radio]), textarea, select, [popover]:popover-open, dialog");
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || busy || !fps) return;
    if (event.key === ",") step(-1);
    else if (event.key === ".") step(1);
    else if (event.key.toLowerCase() === "i" && !act.disabled && !act.hidden) act.click();
    else if (event.key === " " && !(event.target instanceof Element && event.target.closest("button, a, [type=radio]"))) toggle();
    else return;
    event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    last = 0;
    request();
  }, { signal: life });
  calm.addEventListener("change", () => calm.matches && setPlaying(false), { signal: life });
  setLooping(how.loop ?? false);

  return {
    /** Whether a picture is due as time goes on; not while nobody can see it. */
    get playing() { return playing && inSight && !document.hidden; },
    /** Whether it has been set going, seen or not. */
    get running() { return playing; },
    get looping() { return looping; },
    get frames() { return frames; },
    get fps() { return fps; },
    seek,
    toggle,
    setPlaying,
    setLooping,
    /** Out of sight, as on a slide that is not shown, time stands still. @param {boolean} now */
    see(now) {
      if (now === inSight) return;
      inSight = now;
      last = 0;
      request();
    },
    /** @param {DemoInfo} demo */
    open(demo) {
      fps = demo.fps;
      frames = Infinity;
      root.hidden = !fps;
      const run = (how.autoplay ?? demo.autoplay) && !calm.matches;
      at = run ? 0 : LAST_FRAME;
      setPlaying(run);
    },
    /** The frame due at this moment. @param {number} now in ms */
    frame(now) {
      if (playing) {
        if (last && visible()) at += (fps * Number(speed.value) * Math.min(Math.max(now - last, 0), LONGEST_MS)) / 1000;
        last = now;
        if (looping && Number.isFinite(frames) && at >= frames) at %= frames;
      }
      return fps ? Math.floor(Math.min(at, LAST_FRAME)) : 0;
    },
    /** Learns what was drawn: how many frames there are, and whether that was the last. @param {Shown} shown */
    drawn(shown) {
      frames = shown.frames;
      if (!fps) return;
      if (at >= frames - 1 && !(looping && playing)) {
        at = LAST_FRAME;
        if (playing) setPlaying(false);
      }
      range.scale(0, Math.max(frames - 1, 1));
      range.set(shown.frame, shown.clock);
      clock.value = shown.clock;
      changes = shown.act?.values ?? {};
      act.textContent = shown.act?.label ?? "";
      act.hidden = !shown.act;
      act.disabled = Object.keys(changes).length === 0;
    },
  };
}

/** @typedef {ReturnType<typeof createTransport>} Transport */

/**
 * @param {import("./icons.js").IconName} name
 * @param {string} label
 * @param {() => void} press
 */
function button(name, label, press) {
  const made = element("button", { type: "button", className: "button", title: label, "aria-label": label }, icon(name));
  made.addEventListener("click", press);
  return made;
}
