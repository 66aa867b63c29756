// The language of the elements on a page. They share their modules, and so their words: all speak the language of the first that
// asks for one that is spoken by its own `lang`, or else of the first that stands in one, as HTML has it.
import { language, speak } from "../words/index.js";
import { languages } from "../words/languages.js";

/** The elements that are there, each with what lets it begin anew in another language. @type {Map<Element, () => void>} */
const speakers = new Map();
/** Hears of every `lang` on the page. @type {MutationObserver | null} */
let observer = null;

/** Speaks as this element and the others on its page ask; one whose words do not come is not spoken. @param {Element} host */
export async function speakFor(host) {
  const before = language;
  await speak(languageFor(host)).catch(() => {});
  if (language !== before) for (const again of [...speakers.values()]) again();
}

/** Lets an element follow its page, as long as it is there. @param {Element} host @param {() => void} again @param {AbortSignal} signal */
export function followLanguage(host, again, signal) {
  const { documentElement: root } = host.ownerDocument;
  observer ??= new MutationObserver(() => {
    const [first] = speakers.keys();
    if (first) speakFor(first);
  });
  observer.observe(root, { subtree: true, attributeFilter: ["lang"] });
  speakers.set(host, again);
  signal.addEventListener("abort", () => {
    speakers.delete(host);
    const [first] = speakers.keys();
    if (first) speakFor(first);
    else observer?.disconnect();
  });
}

/** @param {Element} host */
function languageFor(host) {
  // One that stands in a shadow root is not found there.
  const all = [...host.ownerDocument.querySelectorAll("nullcline-demo"), host];
  const said = [...all.map((one) => one.getAttribute("lang")), ...all.map(around)];
  // Of fr-CA the French.
  const keys = said.map((tag) => tag?.split("-")[0].toLowerCase() ?? "");
  return keys.find((key) => Object.hasOwn(languages, key)) ?? "en";
}

/** The language that an element stands in. @param {Element} one @returns {string | null} */
function around(one) {
  const root = one.getRootNode();
  const said = one.closest("[lang]");
  return said ? said.getAttribute("lang") : root instanceof ShadowRoot ? around(root.host) : null;
}
