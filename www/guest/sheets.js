// The style sheet of a guest in a shadow root: fetched once, shared by all.

/** Made of those that www/sheets.css marks. Named in full: so bundlers find it. */
const SHEET = new URL("../../page/made/guest.css", import.meta.url);
/** What `rem` is where nobody has changed it: the host may have made it anything. */
const REM_PX = 16;

/** @type {Promise<string> | null} */
let shared = null;
/** One for each scale. @type {Map<number, CSSStyleSheet>} */
const made = new Map();

/** What dresses a guest, once it has come, its letters and all else so many times as large as usual. */
export async function loadSheet() {
  shared ??= load();
  shared.catch(() => { shared = null; }); // it may be asked for again
  const text = await shared;
  return (/** @type {ShadowRoot} */ shadow, /** @type {number} */ scale) => {
    const sheet = made.get(scale) ?? new CSSStyleSheet();
    if (!made.has(scale)) sheet.replaceSync(text.replaceAll(/(\d*\.?\d+)rem\b/gu, (_, count) => `${Number(count) * REM_PX * scale}px`));
    made.set(scale, sheet);
    const others = [...made.values()];
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets.filter((one) => !others.includes(one)), sheet];
  };
}

async function load() {
  const answer = await fetch(SHEET);
  if (!answer.ok) throw new Error(`${SHEET.pathname}: ${answer.status}`);
  return answer.text();
}
