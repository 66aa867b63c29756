// The buttons of a page's presets; the one that is chosen says where it was changed since, and leads back.
import { element } from "../parts/element.js";
import { isWhole } from "../state/preset.js";
import { words } from "../words/index.js";

/** @param {import("../state/state.js").State} state */
export function presetRow(state) {
  const { presets } = state.demo;
  const chips = presets.map((preset) => {
    const { id, name } = preset;
    const button = element("button", { type: "button", className: "button small" }, name);
    button.addEventListener("click", () => state.choose(id));
    return { preset, button };
  });
  // Beside the heading, where nothing moves when it comes.
  const changed = element("span", {}, words.presetChanged);
  const root = element("div", { className: "group presets", hidden: !presets.length }, element("h3", {}, words.presets, " ", changed), element("div", { className: "choices" }, ...chips.map(({ button }) => button)));
  return {
    root,
    mirror() {
      changed.hidden = true;
      for (const { preset, button } of chips) {
        const chosen = state.preset === preset.id;
        const altered = chosen && !isWhole(preset, state.values);
        button.setAttribute("aria-pressed", String(chosen));
        button.classList.toggle("altered", altered);
        button.title = altered ? words.presetBack(preset.name) : "";
        if (altered) changed.hidden = false;
      }
    },
  };
}
