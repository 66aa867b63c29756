// The page's own small pictures, and those that the catalogue brings as path data.

const PATHS = {
  auto: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 3v14M10 5.5h4.2M10 8.5h6.6M10 11.5h6.6M10 14.5h4.2",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 1.8v1.6M10 16.6v1.6M1.8 10h1.6M16.6 10h1.6M4.2 4.2l1.1 1.1M14.7 14.7l1.1 1.1M4.2 15.8l1.1-1.1M14.7 5.3l1.1-1.1",
  dark: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
  play: "M6.5 4.5v11l9-5.5z",
  pause: "M6 4.5h2v11H6zM12 4.5h2v11h-2z",
  restart: "M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4.2 3.2v3.3h3.3",
  step: "M5 5v10l7-5zM15 5v10",
  dice: "M5 3.5h10A1.5 1.5 0 0 1 16.5 5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-.9.9M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l.9-.9",
  done: "M4 10.5l4 4 8-9",
  close: "M5.5 5.5l9 9M14.500 5.5l-9 9",
  caution: "M10 3.5 2.5 16.5h15zM10 8.5v3.5M10 14.3h.01",
};

/** @typedef {keyof typeof PATHS} IconName */

/** One of the page's own pictures. @param {IconName} name */
export const icon = (name) => drawing(PATHS[name], "0 0 20 20");

/** A demo's picture in the menu. @param {string} path */
export const demoIcon = (path) => drawing(path, "0 0 28 12");

/**
 * @param {string} path
 * @param {string} viewBox
 * @returns {SVGSVGElement}
 */
function drawing(path, viewBox) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
