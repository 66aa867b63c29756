// The style sheet of a guest in a shadow root: fetched once, shared by all.

/** Made of those that www/sheets.css marks. Named in full: so bundlers find it. */
const SHEET = new URL("../page/guest.css", import.meta.url);
/** What `rem` is where nobody has changed it: the host may have made it anything. */
const REM_PX = 16;

/** @type {Promise<CSSStyleSheet> | null} */
let shared = null;

/** @param {ShadowRoot} shadow */
export async function adopt(shadow) {
  shared ??= load();
  shared.catch(() => { shared = null; }); // it may be asked for again
  const sheet = await shared;
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

async function load() {
  const answer = await fetch(SHEET);
  if (!answer.ok) throw new Error(`${SHEET.pathname}: ${answer.status}`);
  const text = await answer.text();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.replaceAll(/(\d*\.?\d+)rem\b/gu, (_, count) => `${Number(count) * REM_PX}px`));
  return sheet;
}
