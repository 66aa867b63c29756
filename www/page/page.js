// The lab as a page of its own: state in the middle, everything else listens to it.
import { createParameters } from "../controls/parameters.js";
import { catalogue, createLab, plainLab } from "../core/lab.js";
import { createTools } from "../figures/tools.js";
import { createPicture } from "../files/picture.js";
import { createMessages } from "../guest/messages.js";
import { shell } from "../parts/element.js";
import { showFailure } from "../parts/failure.js";
import { rove } from "../parts/roving.js";
import { nextTurn } from "../parts/turn.js";
import { isTyping } from "../parts/typing.js";
import { addressBar } from "../state/address-bar.js";
import { readLists } from "../state/address.js";
import { writePresentation } from "../state/presentation.js";
import { createState } from "../state/state.js";
import { createView } from "../view/view.js";
import { createHeading, showHeading } from "./heading.js";
import { createHistory } from "./history.js";
import { createImporting } from "./importing.js";
import { createMenu } from "./menu.js";
import { createEditor } from "./editor.js";
import { createError } from "./method-error.js";
import { createNudge } from "./nudge.js";
import { createPins } from "./pins.js";
import { createPresenting } from "./presenting.js";
import { createPrinting } from "./printing.js";
import { createShare } from "./share.js";
import { createSide } from "./side.js";
import { createSkips } from "./skips.js";
import { createTabs } from "./tabs.js";
import { createTheme } from "./theme.js";
import { createTongues } from "./tongues.js";
import { createUnfolding } from "./unfolding.js";

/**
 * @param {import("../core/cores.js").Core} core
 * @param {ReturnType<typeof import("../state/presentation.js").readPresentation>} how
 */
export async function createPage(core, how) {
  const { presentation } = how;
  const lab = createLab(core);
  const bar = addressBar({ guest: parent !== window, tail: writePresentation(presentation) });
  Object.assign(presentation, readLists(bar.query, presentation, lab));
  const state = createState(lab, catalogue(lab), bar, plainLab(core, lab));
  await nextTurn();
  const theme = createTheme(() => view.figures.request());
  const menu = createMenu(state);
  const tabs = createTabs(state);
  const parameters = createParameters({ groups: shell("parameter-groups"), resetAll: shell("reset-all"), scroller: shell("parameters") }, state, core.proposeSeed, presentation);
  createEditor(lab, state, createImporting(state, () => view.notices));
  const pins = createPins(state);
  const error = createError(state);
  const places = { switches: shell("switches"), figures: shell("figures"), transport: shell("transport"), work: shell("work"), results: shell("results"), method: shell("method"), warning: shell("warning"), announcer: shell("announcer"), notices: shell("notices") };
  /** With the page around, where the lab stands in a frame. @type {ReturnType<typeof createMessages> | null} */
  let messages = null;
  /** The run as a program, once somebody has asked for it. @type {ReturnType<typeof import("./program.js").createProgram> | null} */
  let program = null;

  /** @type {import("../view/view.js").View} */
  const view = createView(core, lab, state, places, parameters, how, {
    dark: () => theme.dark,
    opened() {
      showHeading(state.demo);
      menu.mark();
      tabs.mark();
      unfolding.mirror();
      program?.mirror();
    },
    foreseen(shown) {
      pins.show(shown);
      error.show(shown);
    },
    drawn(shown, settled) {
      pins.show(shown);
      nudge?.drawn();
      error.show(shown);
      program?.drawn(shown);
      messages?.drawn(settled);
    },
    refused: (refusal) => messages?.refused(refusal),
    broken: (fault) => showFailure("stopped", fault),
  });
  const unfolding = createUnfolding(lab, state, view.figures);
  // In a frame the reader has come for something else.
  const nudge = parent === window ? createNudge(view.figures.panels, state) : null;
  state.onChange(({ demo }) => demo || program?.mirror());

  const presenting = createPresenting(state, { stage: shell("stage"), figures: places.figures, plays: () => view.transport.fps > 0 });
  createHeading();
  createTools({ root: shell("tools"), opener: shell("tools-button") }, state, { present: presenting.toggle, zoom: view.figures.zoom, tool: view.figures.setTool, help: showKeys });
  const side = createSide(async (shown) => {
    if (shown !== "script") return;
    const made = await theProgram();
    made.mirror();
    view.figures.request();
  });
  const theProgram = async () => (program ??= (await import("./program.js")).createProgram(lab, state));
  const picture = createPicture(lab, state, view.figures, shell("stage"));
  const showExport = async () => (await import("../files/export.js")).showExport({ lab, state, picture, dark: () => theme.dark, english: core.demos, showProgram });
  /** @param {string} format */
  async function showProgram(format) {
    (await theProgram()).choose(format);
    side.show("script");
  }

  createHistory(state);
  if (bar.base) createTongues(state, presentation);
  createShare(state, { showExport, showEmbed: async () => (await import("./embed.js")).showEmbed(state, picture) });
  createPrinting(lab, state, picture);
  shell("export").addEventListener("click", showExport);
  rove(shell("header-tools"));
  createSkips();
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) showKeys();
  });
  if (bar.base === "") shell("brand").removeAttribute("href");
  for (const id of ["menu-button", "theme", "export", "share"]) shell(id).removeAttribute("disabled");
  view.open();
  if (presentation.ui === "present") presenting.toggle();
  if (parent !== window) messages = createMessages({ root: places.figures, state, transport: view.transport, outcome: view.outcome, scaled: view.figures.scaled }, presentation);
  return view.notices;
}

async function showKeys() {
  (await import("./shortcuts.js")).showShortcuts();
}
