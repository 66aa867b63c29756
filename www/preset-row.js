// The buttons of a page's presets; the one that is chosen says where it was changed since, and leads back.
import { element } from "./element.js";
import { words } from "./words.js";

/** @param {import("./state.js").State} state */
export function presetRow(state) {
  const { presets } = state.demo;
  const chips = presets.map(({ id, name, values }) => {
    const changed = element("span", { className: "changed" }, words.presetChanged);
    const button = element("button", { type: "button", className: "button small" }, name, " ", changed);
    button.addEventListener("click", () => state.choose(id));
    return { id, name, values, button, changed };
  });
  const root = element("div", { className: "group presets", hidden: !presets.length }, element("h3", {}, words.presets), element("div", { className: "choices" }, ...chips.map(({ button }) => button)));
  return {
    root,
    mirror() {
      for (const { id, name, values, button, changed } of chips) {
        const chosen = state.preset === id;
        button.setAttribute("aria-pressed", String(chosen));
        changed.hidden = !chosen || Object.entries(values).every(([key, value]) => state.values[key] === value);
        button.title = changed.hidden ? "" : words.presetBack(name);
      }
    },
  };
}
