// The buttons of a page's presets; the one that is chosen says where it was changed since, and leads back.
import { element } from "./element.js";
import { isWhole } from "./preset.js";
import { words } from "./words.js";

/** @param {import("./state.js").State} state */
export function presetRow(state) {
  const { presets } = state.demo;
  const chips = presets.map((preset) => {
    const { id, name } = preset;
    const changed = element("span", { className: "changed" }, words.presetChanged);
    const button = element("button", { type: "button", className: "button small" }, name, " ", changed);
    button.addEventListener("click", () => state.choose(id));
    return { preset, button, changed };
  });
  const root = element("div", { className: "group presets", hidden: !presets.length }, element("h3", {}, words.presets), element("div", { className: "choices" }, ...chips.map(({ button }) => button)));
  return {
    root,
    mirror() {
      for (const { preset, button, changed } of chips) {
        const chosen = state.preset === preset.id;
        button.setAttribute("aria-pressed", String(chosen));
        changed.hidden = !chosen || isWhole(preset, state.values);
        button.title = changed.hidden ? "" : words.presetBack(preset.name);
      }
    },
  };
}
