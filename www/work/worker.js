// The worker beside the page: an instance of the core of its own that does the long work.
import init, { Work } from "../../pkg/nullcline.js";
import { createPortions } from "./portions.js";

/** Between two portions it hears what the page wants. */
const PORTION_MS = 30;

const order = createPortions(init().then(() => ({ Work })), {
  ms: PORTION_MS,
  rest: () => new Promise((on) => setTimeout(on)),
  tell: (news) => postMessage(news),
});

addEventListener("message", ({ data }) => {
  // A promise that fails is heard of nowhere else: the page is told by an error of the worker.
  order(data).catch((error) => setTimeout(() => { throw error; }));
});
