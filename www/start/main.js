// Begins: the language, the core and the presentation that the address asks for, the lab as a page of its own or as a guest in a frame.
import { startCore } from "../core/core.js";
import { showFailure } from "../parts/failure.js";
import { nextTurn } from "../parts/turn.js";
import { readPresentation } from "../state/presentation.js";
import { language, speak, words } from "../words/index.js";
import { languages } from "../words/languages.js";
import { sayShell, showShell } from "./shell.js";

const query = new URLSearchParams(location.search);
const { guest } = readPresentation(query).presentation;
const spoken = speakFirst();
const begin = guest ? async () => (await import("../guest/frame.js")).createFrame : async () => (await import("../page/page.js")).createPage;
const [core, create, complaints] = await Promise.all([spoken.then(startCore), begin(), spoken]);
if (core) {
  try {
    await nextTurn();
    const how = readPresentation(query);
    how.notices.push(...complaints);
    const notices = await create(core, how);
    // What takes its room in the next frame is seen in the one after it: then nothing is seen to move.
    const settles = !guest && !document.hidden;
    document.body.dataset.state = settles ? "settling" : "ready";
    if (settles) requestAnimationFrame(() => setTimeout(ready));
    import("./offline.js").then(({ keepOffline }) => keepOffline(notices), () => {}); // lazily: the lab is there without it
  } catch (error) {
    showFailure("stopped", error);
  }
}

function ready() {
  if (document.body.dataset.state === "settling") document.body.dataset.state = "ready";
}

/** Speaks the language that first.js has chosen, or else English; says so where it did not come. */
async function speakFirst() {
  const root = document.documentElement;
  try {
    await speak(root.lang);
    if (language !== "en") sayShell(words);
    return [];
  } catch {
    const missed = languages[root.lang]?.name ?? root.lang;
    root.lang = language;
    showShell();
    return [words.language.missing(missed)];
  }
}
