// The tools for looking at figures: what a drag does, zooming by buttons, and the way back to the whole.
import { iconButton } from "../parts/button.js";
import { icon } from "../parts/icons.js";
import { rove } from "../parts/roving.js";
import { opens } from "../parts/sheet.js";
import { words } from "../words/index.js";

/** What a drag on a figure does. @typedef {"point" | "hand" | "box" | "ruler"} Tool */
/** @type {Tool[]} */
const TOOLS = ["point", "hand", "box", "ruler"];

/**
 * @param {{ root: HTMLElement, opener: HTMLButtonElement }} places the tools, and the button that they are behind where room is scarce
 * @param {import("../state/state.js").State} state
 * @param {{ zoom: (factor: number) => void, present: () => void, help: () => void, tool: (tool: Tool) => void }} ends
 */
export function createTools({ root, opener }, state, ends) {
  const said = words.tools;
  const choices = TOOLS.map((name) => button(name, said[name], () => choose(name)));
  const home = button("home", said.home, () => state.setZoom(new Map(), true));
  root.append(...choices, button("zoomIn", said.zoomIn, () => ends.zoom(1 / 1.5)), button("zoomOut", said.zoomOut, () => ends.zoom(1.5)), home, button("present", said.present, ends.present), button("keys", said.help, ends.help));
  rove(root);

  opens(opener, root);
  opener.title = said.all;
  opener.setAttribute("aria-label", said.all);

  /** @param {Tool} name */
  function choose(name) {
    opener.replaceChildren(icon(name));
    choices.forEach((one, index) => one.setAttribute("aria-pressed", String(TOOLS[index] === name)));
    ends.tool(name);
  }
  choose("point");

  function mirror() {
    home.disabled = state.zoom.size === 0;
  }
  mirror();
  state.onChange(mirror);
}

/** @param {import("../parts/icons.js").IconName} name @param {string} label @param {() => void} press */
const button = (name, label, press) => iconButton(name, label, press, "button quiet");
