// The words at the top: where we are, the demo's title and its summary.
import { shell } from "./element.js";
import { words } from "./words.js";

/** @param {import("../pkg/nullcline.js").DemoInfo} demo */
export function showHeading(demo) {
  shell("title").textContent = demo.title;
  shell("summary").textContent = demo.summary;
  shell("context").textContent = words.week(demo.week, demo.chapter);
  document.title = words.title(demo.title);
}
