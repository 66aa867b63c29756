// Begins: the core and the presentation that the address asks for, the lab as a page of its own or as a guest in a frame.
import { startCore } from "../core/core.js";
import { showFailure } from "../parts/failure.js";
import { nextTurn } from "../parts/turn.js";
import { readPresentation } from "../state/presentation.js";

const how = readPresentation(new URLSearchParams(location.search));
document.documentElement.lang = how.presentation.lang;
const begin = how.presentation.guest ? async () => (await import("../guest/frame.js")).createFrame : async () => (await import("../page/page.js")).createPage;
const [core, create] = await Promise.all([startCore(), begin()]);
if (core) {
  try {
    await nextTurn();
    const notices = await create(core, how);
    // What takes its room in the next frame is seen in the one after it: then nothing is seen to move.
    const settles = !how.presentation.guest && !document.hidden;
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
