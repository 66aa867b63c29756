// Begins: the core and the presentation that the address asks for, the lab as a page of its own or as a guest in a frame.
import { startCore } from "./core.js";
import { showFailure } from "./failure.js";
import { readPresentation } from "./presentation.js";

const how = readPresentation(new URLSearchParams(location.search));
document.documentElement.lang = how.presentation.lang;
const begin = how.presentation.guest ? async () => (await import("./frame.js")).createFrame : async () => (await import("./page.js")).createPage;
const [core, create] = await Promise.all([startCore(), begin()]);
if (core) {
  try {
    create(core, how);
    document.body.dataset.state = "ready";
  } catch (error) {
    showFailure("stopped", error);
  }
}
