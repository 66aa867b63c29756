// A run as a film: frame by frame into a GIF, or played once into a video by the browser's own recorder.

/** Draws frames; see the picture. @typedef {ReturnType<import("./picture.js").Picture["pixels"]>} Film */
/** @typedef {{ ending: string, content: Blob }} Made */

/** Viewers of GIFs show no more than about this many frames a second. */
const GIF_FPS = 20;
/** A frame stays where the next one changes nothing (GIF89a, disposal method 1). */
const KEEP = 1;
/** What stands longer at the end, in ms. */
const REST_MS = 1500;
const VIDEO_FPS = 30;
const VIDEO_BITS = 8e6;

/** What the recorder of this browser can write; files that slides take come first. */
const KINDS = [
  { type: "video/mp4;codecs=avc1.42E01F", name: "MP4", ending: "mp4" },
  { type: "video/webm;codecs=vp9", name: "WebM", ending: "webm" },
  { type: "video/webm", name: "WebM", ending: "webm" },
];

export function videoKind() {
  return typeof MediaRecorder === "function" ? KINDS.find(({ type }) => MediaRecorder.isTypeSupported(type)) : undefined;
}

/** The frames of a film of so many a second, out of those of a run; the last is always there. @param {number} frames @param {number} fps @param {number} wanted */
function chosen(frames, fps, wanted) {
  const count = Math.max(2, Math.round(((frames - 1) * wanted) / fps));
  return Array.from({ length: count + 1 }, (_, index) => Math.round((index * (frames - 1)) / count));
}

/** Lets the page live on for a moment; throws where the film was called off. @param {AbortSignal} signal @param {number} [ms] */
async function breathe(signal, ms = 0) {
  await new Promise((on) => setTimeout(on, ms));
  signal.throwIfAborted();
}

/** @param {Film} film @param {number} fps of the run @param {AbortSignal} signal @param {(share: number) => void} progress @returns {Promise<Made>} */
export async function gif(film, fps, signal, progress) {
  const { GIFEncoder, quantize, applyPalette } = await import("../../vendor/gifenc.js");
  const { canvas, context, draw } = film;
  const { width, height } = canvas;
  const pixels = () => context.getImageData(0, 0, width, height).data;
  const { frames } = draw(0);
  const list = chosen(frames, fps, GIF_FPS);
  // One palette for all, of the end, where most of the inks are: colours that change from frame to frame would flicker.
  draw(frames - 1);
  const colours = quantize(pixels(), 255);
  // One colour more is none: a pixel that stays as it was. Most do, and the file is a tenth.
  const same = colours.length;
  const palette = [...colours, [0, 0, 0]];
  const encoder = GIFEncoder();
  /** @type {Uint8Array | null} */
  let before = null;
  for (const [index, frame] of list.entries()) {
    await breathe(signal);
    draw(frame);
    const now = applyPalette(pixels(), colours);
    const last = index === list.length - 1;
    encoder.writeFrame(changes(before, now, same), width, height, { palette: index ? undefined : palette, transparent: true, transparentIndex: same, dispose: KEEP, delay: last ? REST_MS : 1000 / GIF_FPS });
    before = now;
    progress((index + 1) / list.length);
  }
  encoder.finish();
  return { ending: "gif", content: new Blob([encoder.bytes()], { type: "image/gif" }) };
}

/** A frame with only what is not as it was. @param {Uint8Array | null} before @param {Uint8Array} now @param {number} same */
const changes = (before, now, same) => (before ? now.map((colour, index) => (colour === before[index] ? same : colour)) : now);

/** Plays it once, in its own time. @param {Film} film @param {number} fps of the run @param {AbortSignal} signal @param {(share: number) => void} progress @returns {Promise<Made>} */
export async function video(film, fps, signal, progress) {
  const kind = videoKind();
  if (!kind) throw new Error("this browser records no video");
  const { canvas, draw } = film;
  const { frames } = draw(0);
  const list = chosen(frames, fps, VIDEO_FPS);
  const recorder = new MediaRecorder(canvas.captureStream(VIDEO_FPS), { mimeType: kind.type, videoBitsPerSecond: VIDEO_BITS });
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const ended = new Promise((done) => recorder.addEventListener("stop", done));
  recorder.start();
  try {
    const start = performance.now();
    for (const [index, frame] of list.entries()) {
      await breathe(signal, start + (1000 * index) / VIDEO_FPS - performance.now());
      draw(frame);
      progress(index / list.length);
    }
    await breathe(signal, REST_MS);
    // A recorder hears of a picture only when it is drawn: without this one the rest would not be in the film.
    draw(frames - 1);
    await breathe(signal, 2000 / VIDEO_FPS);
  } finally {
    recorder.stop();
    await ended;
  }
  return { ending: kind.ending, content: new Blob(parts, { type: kind.type }) };
}
