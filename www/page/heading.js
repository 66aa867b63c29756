// The words at the top: where we are, the neuron or the page by its name, and the page's summary.
import { shell } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { opens } from "../parts/sheet.js";
import { headingOf } from "../state/along.js";
import { words } from "../words/index.js";

/** On low windows the summary is behind a button. */
export function createHeading() {
  /** @type {HTMLButtonElement} */
  const about = shell("about-button");
  about.append(icon("help"));
  about.title = words.aboutPage;
  about.setAttribute("aria-label", words.aboutPage);
  opens(about, shell("summary"));
}

/** @param {import("../../pkg/nullcline.js").DemoInfo} demo */
export function showHeading(demo) {
  shell("title").textContent = headingOf(demo);
  shell("summary").textContent = demo.summary;
  shell("context").textContent = words.week(demo.week, demo.chapter);
  document.title = words.title(demo.title);
}
