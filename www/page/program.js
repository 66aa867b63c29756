// The run as a program, in every format that runs are written in: every literal of a parameter moves it, and the figure follows.
import { element, shell } from "../parts/element.js";
import { words } from "../words/index.js";
import { programFile } from "./program-file.js";

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {import("../state/state.js").State} state */
export function createProgram(lab, state) {
  const said = words.program;
  const choices = element("div", { className: "choices", role: "radiogroup", "aria-label": said.format });
  const note = element("p", { className: "note", id: "program-note" });
  const literals = element("p", { className: "note" }, said.literals);
  const hash = element("p", { className: "note", id: "hash" });
  const listings = element("div", { className: "listings" });
  const lacking = element("ul", { className: "lacking note" });
  shell("script").append(choices, note, literals, hash, listings, lacking);

  /** What the reader has chosen; not every run can be written in every format. */
  let chosen = "";
  let offered = "";
  /** @type {ReturnType<typeof programFile>[]} */
  let files = [];

  /** @param {import("../../pkg/nullcline.js").FormatInfo[]} formats @param {string} shown */
  function offer(formats, shown) {
    const news = JSON.stringify([formats, shown]);
    if (news === offered) return;
    offered = news;
    const held = choices.contains(document.activeElement);
    choices.replaceChildren(...formats.map(({ id, title, lacks }) => {
      const radio = element("input", { type: "radio", name: "format", value: id, checked: id === shown, disabled: lacks !== null });
      radio.addEventListener("change", () => choose(id));
      return element("label", {}, radio, title);
    }));
    if (held) /** @type {HTMLElement | null} */ (choices.querySelector("input:checked"))?.focus();
    lacking.replaceChildren(...formats.flatMap(({ title, lacks }) => (lacks === null ? [] : [element("li", {}, said.lacks(title, lacks))])));
  }

  function mirror() {
    if (shell("script").hidden) return;
    const formats = lab.formats(state.demo.id, state.values);
    const usable = formats.filter(({ lacks }) => lacks === null);
    // Until the reader has chosen one, the one that can be held against the page.
    const format = usable.find(({ id }) => id === chosen) ?? usable.find((one) => one.hash) ?? usable[0];
    offer(formats, format?.id ?? "");
    const made = format ? lab.program(state.demo.id, state.values, format.id, state.source) : [];
    while (files.length > made.length) files.pop()?.root.remove();
    while (files.length < made.length) {
      const file = programFile(state, files.length);
      files.push(file);
      listings.append(file.root);
    }
    made.forEach((file, index) => files[index].show(file));
    note.textContent = format ? [format.needs, format.exact ? said.exact : said.close].filter(Boolean).join(" ") : "";
    literals.hidden = !made.some(({ parts }) => parts.some(({ param }) => param !== null));
    hash.hidden = !format?.hash;
  }

  /** @param {string} format */
  function choose(format) {
    chosen = format;
    mirror();
  }

  return {
    mirror,
    choose,
    /** @param {import("../../pkg/nullcline.js").Shown} shown */
    drawn(shown) {
      // While a run is played nothing here changes.
      if (hash.dataset.told === shown.hash) return;
      hash.dataset.told = shown.hash;
      hash.replaceChildren(...(shown.hash ? [said.hash, " ", element("code", {}, `v[] ${shown.hash}`)] : [said.noHash]));
    },
  };
}
