// The dialog that builds a snippet: how much of the lab goes along, with which controls, and what that looks like.
import { fileName } from "../files/file-name.js";
import { dialog } from "../parts/dialog.js";
import { element } from "../parts/element.js";
import { confirm, copy, save } from "../parts/handing-over.js";
import { KEYS, writePresentation } from "../state/presentation.js";
import { words } from "../words/index.js";
import { languages } from "../words/languages.js";
import { createBeside } from "./beside.js";
import { checks, controlChecks, radios, section, select } from "./picking.js";
import { elements, frames, linked } from "./snippet.js";

/** @typedef {import("../state/state.js").State} State */
/** @typedef {import("../state/presentation.js").Presentation} Presentation */
/** @typedef {"frame" | "element" | "picture"} Form */

/** @type {Form[]} */
const FORMS = ["frame", "element", "picture"];
/** @type {("figure" | "bare" | "lab")[]} */
const LEVELS = ["figure", "bare", "lab"];
/** The height of a frame, in CSS pixels, unless the reader wants another. */
const HEIGHT_PX = 540;
/** How wide the page is thought to be on which the preview stands, at least: it is shown smaller. */
const WIDTH_PX = 720;
/** How large letters may be, as parts of the usual. */
const SCALES = [0.75, 1, 1.25, 1.5, 2];
/** While a field is typed in, the preview waits. */
const PAUSE_MS = 300;

/** @type {ReturnType<typeof build> | null} */
let built = null;

/** @param {State} state @param {import("../files/picture.js").Picture} picture */
export function showEmbed(state, picture) {
  built ??= build(state, picture);
  built.show();
}

/** @param {State} state @param {import("../files/picture.js").Picture} picture */
function build(state, picture) {
  const said = words.embed;
  const form = radios("embed-form", FORMS, (one) => said.forms[one], update);
  const level = radios("embed-level", LEVELS, (one) => said.levels[one], update);
  const controls = controlChecks("embed-control", update);
  const panels = checks("embed-panel", update);
  const beside = createBeside(state, update);
  const theme = select("embed-theme", [["auto", said.auto], ["light", said.light], ["dark", said.dark]], update);
  const tongue = select("embed-language", [["", said.auto], ...Object.entries(languages).map(([key, { name }]) => /** @type {[string, string]} */ ([key, name]))], update);
  const autoplay = select("embed-autoplay", [["", said.asDemo], ["1", said.yes], ["0", said.no]], update);
  const scale = select("embed-scale", SCALES.map((times) => [String(times), said.times(times)]), update, "1");
  const clear = element("input", { type: "checkbox", id: "embed-clear" });
  const loop = element("input", { type: "checkbox", id: "embed-loop" });
  const height = element("input", { type: "number", id: "embed-height", min: "120", max: "4000", step: "20", value: String(HEIGHT_PX) });
  for (const one of [clear, loop, height]) one.addEventListener("input", update);

  const snippet = element("textarea", { id: "snippet", readOnly: true, rows: 4, spellcheck: false, "aria-label": said.snippet });
  const copier = element("button", { type: "button", className: "button primary", id: "copy-snippet" }, said.copy);
  const saver = element("button", { type: "button", className: "button", id: "save-picture" }, said.save);
  const hint = element("p", { className: "note", role: "status" });
  // A frame that goes to another address leaves an entry in the history: each address has a frame of its own. Tab passes them by.
  let preview = element("div");
  let previewed = "";
  const view = element("div", { id: "embed-preview" });
  new ResizeObserver(fit).observe(view);
  const behaviour = section(said.behaviour,
    element("label", { className: "check" }, said.theme, theme), element("label", { className: "check" }, said.language, tongue), element("label", { className: "check" }, clear, said.clear),
    element("label", { className: "check" }, said.scale, scale), element("label", { className: "check" }, said.autoplay, autoplay),
    element("label", { className: "check" }, loop, said.loop), element("label", { className: "check" }, said.height, height));
  const controlsPart = section(said.controls, controls.root);
  const panelsPart = section(said.panels, panels.root);
  const levelPart = section(said.level, level.root);
  const sheet = dialog("embed-dialog", said.title,
    element("div", { className: "embed" },
      element("div", {}, section(said.form, form.root), beside.root, levelPart, controlsPart, beside.controls, panelsPart, behaviour),
      element("div", { className: "embed-out" }, snippet, element("div", { className: "line" }, copier, saver, hint), view)),
    keyTable());

  copier.addEventListener("click", async () => {
    if (await copy(snippet.value)) return confirm(copier, said.copied);
    snippet.focus();
    snippet.select();
    hint.textContent = words.share.byHand;
  });
  snippet.addEventListener("focus", () => snippet.select());
  saver.addEventListener("click", async () => save(fileName(state.demo, "png"), await picture.png(2)));
  // What is not looked at does not run.
  sheet.addEventListener("close", () => {
    preview.remove();
    previewed = "";
  });

  const plays = () => state.demo.fps > 0 || beside.plays;
  const isGuest = () => level.value() !== "lab";

  /** @returns {Partial<Presentation>} */
  function presentation() {
    const all = panels.chosen();
    return {
      ui: level.value(),
      controls: level.value() !== "bare" && controls.chosen().length ? controls.chosen() : null,
      panels: all.length && all.length < state.demo.panels.length ? all : null,
      theme: /** @type {Presentation["theme"]} */ (theme.value),
      lang: tongue.value || null,
      autoplay: plays() && autoplay.value ? autoplay.value === "1" : null,
      loop: plays() && loop.checked || null,
      ...(isGuest() ? { ground: clear.checked ? "transparent" : "own", scale: Number(scale.value) } : {}),
    };
  }

  /** The height of the frame, in CSS pixels. */
  const tall = () => Math.round(height.valueAsNumber) || HEIGHT_PX;
  /** Shows the frame as it would stand on a page, only smaller. */
  function fit() {
    const width = Math.max(view.clientWidth, WIDTH_PX * figures().length);
    const scale = view.clientWidth / width;
    preview.style.width = `${width}px`;
    preview.style.height = `${tall()}px`;
    preview.style.transform = `scale(${scale})`;
    view.style.height = `${tall() * scale + 2}px`;
  }

  /** The figure, and the one beside it where there is to be one. @returns {import("./snippet.js").Figure[]} */
  function figures() {
    return beside.with({ query: state.query, title: state.demo.title, how: presentation() });
  }

  let timer = 0;
  function update() {
    const shown = figures();
    snippet.value = { frame: () => frames(state, shown, tall()), element: () => elements(state, shown), picture: () => linked(state) }[form.value()]();
    const still = form.value() === "picture";
    saver.hidden = !still;
    for (const one of [levelPart, beside.root, panelsPart, behaviour, view]) one.hidden = still;
    controlsPart.hidden = still || level.value() === "bare";
    beside.controls.hidden = controlsPart.hidden || !beside.asks;
    for (const one of [clear, scale]) one.closest("label")?.toggleAttribute("hidden", !isGuest());
    for (const one of [autoplay, loop]) one.closest("label")?.toggleAttribute("hidden", !plays());
    view.style.colorScheme = theme.value === "auto" ? "" : theme.value;
    height.closest("label")?.toggleAttribute("hidden", form.value() === "element");
    hint.textContent = said.hints[form.value()];
    fit();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const addresses = shown.map(({ query, how }) => state.linkAs(writePresentation(how), query));
      if (still || !sheet.open || previewed === addresses.join(" ")) return;
      previewed = addresses.join(" ");
      preview = element("div", {}, ...addresses.map((src) => element("iframe", { title: said.preview, src, tabIndex: -1 })));
      view.replaceChildren(preview);
      fit();
    }, PAUSE_MS);
  }

  return {
    show() {
      const { demo } = state;
      controls.offer(demo);
      panels.offer(demo.panels.map(({ id, title }) => ({ id, name: title })), demo.id, demo.panels.map(({ id }) => id));
      panelsPart.hidden = demo.panels.length < 2;
      beside.offer();
      sheet.showModal();
      update();
    },
  };
}

/** Every key of the address that is about the presentation. */
function keyTable() {
  const rows = KEYS.map(({ key, values }) => element("tr", {}, element("th", { scope: "row" }, element("code", {}, key)), element("td", {}, values()), element("td", {}, words.presentation.keys[key])));
  return element("details", { className: "key-table" }, element("summary", {}, words.embed.keys), element("table", {}, element("tbody", {}, ...rows)));
}
