// Puts the page together: state in the middle, everything else listens to it.
import { loadCore } from "./core.js";
import { shell } from "./element.js";
import { createError } from "./error.js";
import { showFailure } from "./failure.js";
import { createFigures } from "./figures.js";
import { showHeading } from "./heading.js";
import { createHistory } from "./history.js";
import { createMenu } from "./menu.js";
import { createNotices } from "./notices.js";
import { createParameters } from "./parameters.js";
import { createPicture } from "./picture.js";
import { createPins } from "./pins.js";
import { createPrinting } from "./printing.js";
import { createResults } from "./results.js";
import { createShare } from "./share.js";
import { createSide } from "./side.js";
import { createState } from "./state.js";
import { createTheme } from "./theme.js";
import { createTransport } from "./transport.js";
import { createWork } from "./work.js";
import { words } from "./words.js";

/** @param {typeof import("../pkg/nullcline.js")} core */
function run(core) {
  const demos = core.demos();
  const lab = new core.Lab();
  const state = createState(lab, demos);
  const theme = createTheme(() => figures.request());
  const notices = createNotices();
  const results = createResults();
  const menu = createMenu(state);
  const parameters = createParameters(state, core.proposeSeed);
  const pins = createPins(state);
  const error = createError(state);
  const transport = createTransport(() => figures.request(), (values) => state.setAll(values, true));
  const work = createWork(core, lab, state, { redraw: () => figures.request(), broken: (error) => showFailure("stopped", error) });
  /** Whether the reader has let go since the last picture, and whether this demo has a picture yet. */
  let done = false;
  let drawn = false;
  /** @type {string[]} What was refused before the first picture. */
  let refusals = [];

  /** @type {ReturnType<typeof createFigures>} */
  const figures = createFigures(lab, state, {
    frame: transport.frame,
    playing: () => transport.playing,
    dark: () => theme.dark,
    shown(shown) {
      drawn = true;
      parameters.complain("", "");
      parameters.rest(shown.idle);
      notices.clear("refused");
      transport.drawn(shown);
      pins.show(shown);
      error.show(shown);
      const working = work.busy;
      work.drawn(shown);
      // What is not done yet is not worth a word; when it is, it is news, even if nobody has let go of anything.
      results.show(shown, (done || working) && !work.busy);
      script?.drawn(shown);
      done = false;
    },
    refused(error) {
      work.hold();
      // With nothing to fall back on in the figure, what was refused goes back to its default.
      if (!drawn) {
        refusals.push(error.message);
        notices.show("address", [...state.notices, ...refusals, words.fellBack], true);
        return fallBack(error.key);
      }
      if (error.key) parameters.complain(error.key, error.message);
      notices.show("refused", [error.message, words.refused]);
    },
    broken: (error) => showFailure("stopped", error),
  });

  /** The script, once somebody has asked for it. @type {ReturnType<typeof import("./script.js").createScript> | null} */
  let script = null;
  const side = createSide(async (shown) => {
    if (shown !== "script") return;
    const { createScript } = await import("./script.js");
    script ??= createScript(lab, state);
    script.mirror();
    figures.request();
  });
  const picture = createPicture(lab, state, figures);
  const showExport = async () => (await import("./export.js")).showExport({ lab, state, picture, showScript: () => side.show("script") });

  /** @param {string | undefined} key */
  function fallBack(key) {
    if (key !== undefined && state.changed(key)) state.reset(key);
    else if (state.demo.params.some(({ id }) => state.changed(id))) state.resetAll();
    else showFailure("stopped");
  }

  function open() {
    drawn = false;
    refusals = [];
    showHeading(state.demo);
    menu.mark();
    results.clear();
    notices.clear("refused");
    notices.clear("address");
    notices.show("address", state.notices, true);
    parameters.open();
    script?.mirror();
    transport.open(state.demo);
    figures.open(state.demo);
  }

  state.onChange((change) => {
    done ||= change.done;
    if (change.demo) return open();
    parameters.mirror();
    script?.mirror();
    figures.request();
  });

  createHistory(state);
  createShare(state, showExport);
  createPrinting(state, picture);
  shell("export").addEventListener("click", showExport);
  for (const id of ["menu-button", "theme", "export", "share"]) shell(id).removeAttribute("disabled");
  document.body.dataset.state = "ready";
  open();
  import("./offline.js").then(({ keepOffline }) => keepOffline(notices), () => {}); // lazily: the page is there without it
}

shell("skip").addEventListener("click", (event) => {
  event.preventDefault();
  shell("figures").focus();
});

const core = await loadCore();
if (core) {
  try {
    run(core);
  } catch (error) {
    showFailure("stopped", error);
  }
}
