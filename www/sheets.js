// The style sheets of a guest in a shadow root: fetched once, shared by all.

/** In the order of the page's own. Named in full: so bundlers find them. */
const SHEETS = [
  new URL("./css/tokens.css", import.meta.url),
  new URL("./css/base.css", import.meta.url),
  new URL("./css/figures.css", import.meta.url),
  new URL("./css/switches.css", import.meta.url),
  new URL("./css/looking.css", import.meta.url),
  new URL("./css/transport.css", import.meta.url),
  new URL("./css/work.css", import.meta.url),
  new URL("./css/parameters.css", import.meta.url),
  new URL("./css/slider.css", import.meta.url),
  new URL("./css/states.css", import.meta.url),
  new URL("./css/guest.css", import.meta.url),
  new URL("./css/touch.css", import.meta.url),
];
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
  const texts = await Promise.all(SHEETS.map(async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
    return answer.text();
  }));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join("\n").replaceAll(/(\d*\.?\d+)rem\b/gu, (_, count) => `${Number(count) * REM_PX}px`));
  return sheet;
}
