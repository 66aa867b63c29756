// The run as a script beside its figure: every literal of a parameter moves it, and the figure follows.
import { literal } from "../controls/literal.js";
import { element, shell } from "../parts/element.js";
import { confirm, copy, fileName, save } from "../parts/handing-over.js";
import { words } from "../words/index.js";

/** @typedef {"python" | "rust" | "javascript"} Language */
/** The endings of their files, and what begins a comment. @type {Record<Language, { ending: string, comments: RegExp }>} */
const LANGUAGES = {
  python: { ending: "py", comments: /("""[^]*?"""|#[^\n]*)/u },
  rust: { ending: "rs", comments: /(\/\/[^\n]*)/u },
  javascript: { ending: "mjs", comments: /(\/\/[^\n]*)/u },
};

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {import("../state/state.js").State} state */
export function createScript(lab, state) {
  const said = words.script;
  const names = /** @type {Language[]} */ (Object.keys(LANGUAGES));
  const radios = names.map((name) => element("input", { type: "radio", name: "language", value: name, checked: name === "python" }));
  const languages = element("div", { className: "choices", role: "radiogroup", "aria-label": said.language }, ...names.map((name, index) => element("label", {}, radios[index], said.languages[name])));
  const requires = element("p", { className: "note" });
  const code = element("code");
  const listing = element("pre", { className: "listing", tabIndex: 0, role: "region", "aria-label": words.side.script }, code);
  const copier = element("button", { type: "button", className: "button", id: "copy-script" }, said.copy);
  const saver = element("button", { type: "button", className: "button", id: "save-script" });
  const hash = element("p", { className: "note", id: "hash" });
  const missing = element("p", { className: "note", id: "no-python" }, said.noPython);
  shell("script").append(languages, missing, requires, element("p", { className: "note" }, said.literals), element("div", { className: "line" }, copier, saver), hash, listing);

  /** What the reader has chosen, and what is shown: not every page has a script in every language. @type {Language} */
  let chosen = "python";
  /** @type {Language} */
  let language = "python";
  /** What the listing is made of but for its literals, and the literals in their order. */
  let frame = "";
  /** @type {{ id: string, set: (value: import("../../pkg/nullcline.js").Value, text: string) => void }[]} */
  let literals = [];
  let text = "";

  function mirror() {
    if (shell("script").hidden) return;
    const offered = names.filter((name) => name !== "python" || state.demo.python);
    language = offered.includes(chosen) ? chosen : offered[0];
    radios.forEach((radio, index) => {
      radio.checked = names[index] === language;
      radio.disabled = !offered.includes(names[index]);
    });
    missing.hidden = state.demo.python;
    const segments = lab.script(state.demo.id, state.values, language);
    text = segments.map((segment) => segment.text).join("");
    const plain = JSON.stringify([language, segments.map(({ param, text: own }) => param ?? own)]);
    if (plain !== frame) build(segments);
    frame = plain;
    segments.filter(({ param }) => param !== null).forEach((segment, index) => literals[index].set(state.values[literals[index].id], segment.text));
    requires.textContent = said.requires[language];
    hash.hidden = language !== "python";
    saver.textContent = `${said.save} .${LANGUAGES[language].ending}`;
  }

  /** @param {{ text: string, param: string | null }[]} segments */
  function build(segments) {
    literals = [];
    code.replaceChildren(...segments.flatMap((segment) => {
      const param = state.demo.params.find(({ id }) => id === segment.param);
      if (!param) return commented(segment.text, LANGUAGES[language].comments);
      const one = literal(param, (value, done) => state.set(param.id, value, done), (value) => state.complaint(param.id, value));
      literals.push({ id: param.id, set: one.set });
      return [one.root];
    }));
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      chosen = /** @type {Language} */ (radio.value);
      mirror();
    });
  }
  copier.addEventListener("click", async () => {
    if (await copy(text)) confirm(copier, said.copied);
    else getSelection()?.selectAllChildren(code);
  });
  saver.addEventListener("click", () => save(fileName(state.demo, LANGUAGES[language].ending), new Blob([text], { type: "text/plain;charset=utf-8" })));

  return {
    mirror,
    /** @param {import("../../pkg/nullcline.js").Shown} shown */
    drawn(shown) {
      // While a run is played nothing here changes.
      if (hash.dataset.told === shown.hash) return;
      hash.dataset.told = shown.hash;
      hash.replaceChildren(...(shown.hash ? [said.hash, " ", element("code", {}, `v[] ${shown.hash}`)] : [said.noHash]));
    },
  };
}

/** Text with its comments set apart. @param {string} text @param {RegExp} comments */
function commented(text, comments) {
  return text.split(comments).map((part, index) => (index % 2 ? element("span", { className: "comment" }, part) : document.createTextNode(part)));
}
