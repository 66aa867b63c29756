// The transport: the buttons, the range and the clock by which a run is played.
import { iconButton } from "../parts/button.js";
import { element } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { rove } from "../parts/roving.js";
import { opens } from "../parts/sheet.js";
import { slider } from "../parts/slider.js";
import { isPressed, isTyping } from "../parts/typing.js";
import { LAST_FRAME, SPEEDS, createMoment } from "../state/moment.js";
import { write } from "../values/numbers.js";
import { words } from "../words/index.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

/**
 * @param {HTMLElement} root
 * @param {{ request: () => void, change: (values: Record<string, number>) => void, visible?: () => boolean }} ends asks for a picture; what the reader does while a run is played; whether it can be seen
 * @param {import("../state/presentation.js").Presentation} how
 * @param {AbortSignal} life ends its listening
 */
export function createTransport(root, { request, change, visible = () => true }, how, life) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const moment = createMoment();
  const play = iconButton("play", words.play, toggle);
  const restart = iconButton("restart", words.restart, fromStart);
  const back = iconButton("stepBack", words.stepBack, () => step(-1));
  const on = iconButton("step", words.step, () => step(1));
  const loop = iconButton("loop", words.loop, () => setLooping(!moment.looping));
  const range = slider(words.scrub);
  const clock = element("output", { className: "clock" });
  const speed = element("select", { className: "speed", "aria-label": words.speed },
    ...SPEEDS.map((factor) => element("option", { value: String(factor), selected: factor === 1 }, words.times(write(factor)))));
  play.classList.add("play");
  restart.classList.add("restart");
  const act = element("button", { type: "button", className: "button act", title: words.act, hidden: true });
  /** What it changes at this moment. @type {Record<string, number>} */
  let changes = {};
  act.addEventListener("click", () => change(changes));
  // Where they do not fit into the row, the rarer ones stand in a sheet behind the last.
  const more = iconButton("more", words.morePlaying, () => {});
  const rarer = element("div", { className: "rarer" }, restart, back, on, loop, speed);
  more.classList.add("more");
  opens(more, rarer);
  root.append(play, rarer, element("div", { className: "scrub" }, range.root, clock), act, more);
  if (!how.guest) rove(root, { controls: "button, select" }); // a guest's host turns slides by arrows
  range.input.id = "scrub";
  range.input.step = "1";
  range.input.addEventListener("input", () => seek(range.input.valueAsNumber));

  speed.addEventListener("change", () => { moment.speed = Number(speed.value); });

  let inSight = true;

  /** @param {boolean} run */
  function setPlaying(run) {
    moment.play(run);
    play.replaceChildren(icon(moment.playing ? "pause" : "play"));
    play.title = moment.playing ? words.pause : words.play;
    play.setAttribute("aria-label", play.title);
    request();
  }

  /** @param {boolean} again */
  function setLooping(again) {
    moment.looping = again;
    loop.setAttribute("aria-pressed", String(again));
  }

  function fromStart() {
    moment.seek(0);
    setPlaying(true);
  }

  function toggle() {
    if (!moment.playing && moment.atEnd) moment.seek(0);
    setPlaying(!moment.playing);
  }

  /** @param {number} frame */
  function seek(frame) {
    moment.seek(frame);
    setPlaying(false);
  }

  /** @param {number} way */
  function step(way) {
    moment.step(way);
    setPlaying(false);
  }

  if (!how.guest) document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !moment.fps) return;
    if (event.key === ",") step(-1);
    else if (event.key === ".") step(1);
    else if (event.key.toLowerCase() === "i" && !act.disabled && !act.hidden) act.click();
    else if (event.key === " " && !isPressed(event.target)) toggle();
    else return;
    event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    moment.rest();
    request();
  }, { signal: life });
  calm.addEventListener("change", () => calm.matches && setPlaying(false), { signal: life });
  setLooping(how.loop ?? false);

  return {
    /** Whether a picture is due as time goes on; not while nobody can see it. */
    get playing() { return moment.playing && inSight && !document.hidden; },
    /** Whether it has been set going, seen or not. */
    get running() { return moment.playing; },
    get looping() { return moment.looping; },
    get frames() { return moment.frames; },
    get fps() { return moment.fps; },
    seek,
    toggle,
    setPlaying,
    setLooping,
    /** Out of sight, as on a slide that is not shown, time stands still. @param {boolean} now */
    see(now) {
      if (now === inSight) return;
      inSight = now;
      moment.rest();
      request();
    },
    /** @param {DemoInfo} demo */
    open(demo) {
      root.hidden = !demo.fps;
      const run = (how.autoplay ?? demo.autoplay) && !calm.matches;
      moment.open(demo.fps, run);
      setPlaying(run);
    },
    /** The frame due at this moment. @param {number} now in ms */
    frame: (now) => moment.due(now, visible()),
    /** Learns what was drawn: how many frames there are, and whether that was the last. @param {Shown} shown */
    drawn(shown) {
      if (moment.drawn(shown.frames)) setPlaying(false);
      if (!moment.fps) return;
      range.scale(0, Math.max(shown.frames - 1, 1));
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
