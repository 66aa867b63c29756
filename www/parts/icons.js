// The page's own small pictures, and those that the catalogue brings as path data.
import { vector } from "./element.js";

const PATHS = {
  auto: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 3v14M10 5.5h4.2M10 8.5h6.6M10 11.5h6.6M10 14.5h4.2",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 1.8v1.6M10 16.6v1.6M1.8 10h1.6M16.6 10h1.6M4.2 4.2l1.1 1.1M14.7 14.7l1.1 1.1M4.2 15.8l1.1-1.1M14.7 5.3l1.1-1.1",
  dark: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
  play: "M6.5 4.5v11l9-5.5z",
  pause: "M6 4.5h2v11H6zM12 4.5h2v11h-2z",
  restart: "M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4.2 3.2v3.3h3.3",
  step: "M5 5v10l7-5zM15 5v10",
  stepBack: "M15 5v10l-7-5zM5 5v10",
  loop: "M5 9.5V8.5a3 3 0 0 1 3-3h7M12.5 3 15 5.5 12.5 8M15 10.5v1a3 3 0 0 1-3 3H5M7.5 17 5 14.5 7.5 12",
  dice: "M5 3.5h10A1.5 1.5 0 0 1 16.5 5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-.9.9M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l.9-.9",
  done: "M4 10.5l4 4 8-9",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l3.5 3.5L13 11M16.5 7.5H8a4.5 4.5 0 0 0 0 9h4",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7M3.3 3.5v3h3M10 6.5V10l2.5 1.5",
  pin: "M7.5 3.5h5l-.7 5 2.7 3h-9l2.7-3zM10 11.5v5",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5M10 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4",
  closedEye: "M2.5 9S5 13 10 13s7.5-4 7.5-4M5 11.5 3.5 13.5M10 13v2.5M15 11.5l1.5 2",
  restore: "M4 10h10M10.5 6 15 10l-4.5 4M17 4.5v11",
  point: "M5 3.5v11.5l3-2.8 2 4.3 2-.9-2-4.2h4z",
  hand: "M6.5 10V5.5a1.2 1.2 0 0 1 2.4 0V9M8.9 9V4a1.2 1.2 0 0 1 2.4 0V9M11.3 9V5a1.2 1.2 0 0 1 2.4 0V11.5a5 5 0 0 1-5 5c-2.5 0-3.6-1.5-5-4.5-.5-1.2.8-1.9 1.6-.9l1.2 1.5V8",
  box: "M4 4h3M10 4h0M13 4h3v3M16 10v0M16 13v3h-3M10 16h0M7 16H4v-3M4 10v0M4 7V4",
  ruler: "M3 12.5 12.5 3 17 7.5 7.5 17zM6 9.5l1.5 1.5M8.5 7l2.2 2.2M11 4.5l1.5 1.5",
  zoomIn: "M9 4a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12.7 12.7 17 17M9 6.8v4.4M6.8 9h4.4",
  zoomOut: "M9 4a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12.7 12.7 17 17M6.8 9h4.4",
  home: "M7.5 4H4v3.5M12.5 4H16v3.5M16 12.5V16h-3.5M4 12.5V16h3.5M8 8h4v4H8z",
  help: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 13.8h.01",
  keys: "M2.5 5h15v10h-15zM5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M5.5 12h.01M8 12h4M14.5 12h.01",
  equations: "M3.5 5.5h4.5M2.5 10h6.5M3.5 14.5h4.5M12 8h5.5M12 12h5.5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  present: "M3 4h14v9.5H3zM10 13.5V17M7 17h6",
  before: "M12.5 4.5 7 10l5.5 5.5",
  next: "M7.5 4.5 13 10l-5.5 5.5",
  caution: "M10 3.5 2.5 16.5h15zM10 8.5v3.5M10 14.3h.01",
};

/** @typedef {keyof typeof PATHS} IconName */

/** One of the page's own pictures. @param {IconName} name */
export const icon = (name) => drawing(PATHS[name], "0 0 20 20");

/** A demo's picture in the menu. @param {string} path */
export const demoIcon = (path) => drawing(path, "0 0 28 12");

/** @param {string} path @param {string} viewBox */
const drawing = (path, viewBox) => vector("svg", { viewBox, "aria-hidden": "true" }, vector("path", { d: path }));
