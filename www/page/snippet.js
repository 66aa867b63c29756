// Snippets to paste: a frame, an element, two of these side by side, or a picture that is a link.
import { fileName } from "../files/file-name.js";
import { writePresentation } from "../state/presentation.js";

/** @typedef {import("../state/state.js").State} State */
/** @typedef {Partial<import("../state/presentation.js").Presentation>} How */
/** One figure: the query of its address, its title, and how it presents itself. @typedef {{ query: string, title: string, how: How }} Figure */

/** @param {State} state @param {Figure[]} figures @param {number} height */
export function frames(state, figures, height) {
  // Browsers put a ground under a frame that is light where its place is dark, or the other way round.
  const scheme = (/** @type {How} */ { ground, theme }) => (ground === "transparent" && theme !== "auto" ? `; color-scheme: ${theme}` : "");
  const one = (/** @type {Figure} */ { query, title, how }) => `<iframe src="${escape(state.linkAs(writePresentation(how), query))}" title="${escape(title)}" width="100%" height="${height}" style="border: 0${scheme(how)}" loading="lazy" allow="fullscreen"></iframe>`;
  return beside(figures.map(one));
}

/** @param {State} state @param {Figure[]} figures */
export function elements({ link }, figures) {
  const one = (/** @type {Figure} */ { query, how }) => {
    const presentation = new URLSearchParams(writePresentation({ ...how, ui: how.ui === "figure" ? undefined : how.ui }));
    const attributes = [...new URLSearchParams(query), ...presentation].map(([key, value]) => ` ${key}="${escape(value)}"`);
    return `<nullcline-demo${attributes.join("")}></nullcline-demo>`;
  };
  const module = new URL("www/nullcline-demo.js", link.split("?")[0]).href;
  return `<script type="module" src="${escape(module)}"></script>\n${beside(figures.map(one))}`;
}

/** @param {State} state */
export const linked = ({ demo, link }) => `<a href="${escape(link)}"><img src="${fileName(demo, "png")}" alt="${escape(demo.title)}"></a>`;

/** One as it is, two in columns of one width. @param {string[]} parts */
const beside = (parts) => (parts.length > 1 ? `<div style="display: grid; grid-template-columns: 1fr 1fr; gap: 1em">\n${parts.join("\n")}\n</div>` : parts[0]);

/** As the value of an attribute. @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
