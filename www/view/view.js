// A demo at work: its figures and what belongs to them, wherever they stand. The state changes, everything here follows.
import { createFigures } from "../figures/figures.js";
import { createSwitches } from "../figures/switches.js";
import { createTransport } from "../figures/transport.js";
import { tooLong } from "../state/pinned.js";
import { unknownIds } from "../state/presentation.js";
import { withMinus } from "../values/numbers.js";
import { words } from "../words/index.js";
import { createWork } from "../work/work.js";
import { createNotices } from "./notices.js";
import { createResults } from "./results.js";

/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */
/** The elements that it fills. @typedef {{ switches: HTMLElement, figures: HTMLElement, transport: HTMLElement, work: HTMLElement, results: HTMLElement, method: HTMLElement, warning: HTMLElement, announcer: HTMLElement, notices: HTMLElement }} Places */
/** The controls of parameters, as the view sees them. @typedef {{ open: () => void, mirror: () => void, rest: (idle: string[]) => void, complain: (keys: string[], said: string) => void }} Controls */
/**
 * Whom it asks whether it is dark here, and whether it can be seen; whom it tells: that a demo was opened, what will be said of it, that it was drawn,
 * and whether the reader has then let go, that values were refused, and that the core broke down.
 * @typedef {{ dark: () => boolean, visible?: () => boolean, opened: () => void, foreseen?: (shown: Shown) => void, drawn: (shown: Shown, settled: boolean) => void, refused?: (error: RangeError & { key?: string, keys?: string[] }) => void, broken: (error?: unknown) => void }} Ends
 */

/**
 * @param {import("../core/cores.js").Core} core
 * @param {import("../../pkg/nullcline.js").Lab} lab
 * @param {import("../state/state.js").State} state
 * @param {Places} places
 * @param {Controls} controls
 * @param {{ presentation: import("../state/presentation.js").Presentation, notices: string[] }} how
 * @param {Ends} ends
 */
export function createView(core, lab, state, places, controls, { presentation, notices: complaints }, ends) {
  const life = new AbortController();
  const notices = createNotices(places.notices);
  const switches = createSwitches(places.switches, state, presentation);
  const results = createResults(places, (values) => state.setAll(values, true));
  const transport = createTransport(places.transport, { request: () => figures.request(), change: (values) => state.setAll(values, true), visible: ends.visible }, presentation, life.signal);
  const work = createWork(core, lab, state, places, { redraw: () => figures.request(), broken: ends.broken });
  /** Whether the reader has let go since the last picture, and whether this demo has a picture yet. */
  let done = false;
  let drawn = false;
  /** The frame behind whose picture the controls follow, and the moment at which is asked what is to be doubted in it. */
  let following = 0;
  let doubting = 0;
  /** @type {Shown | null} */
  let last = null;
  /** @type {string[]} What could not be taken of the address. */
  let addressed = [];
  /** What can be done about it. @type {import("./notices.js").Action | undefined} */
  let remedy;

  /** @type {ReturnType<typeof createFigures>} */
  const figures = createFigures(places.figures, lab, state, {
    frame: transport.frame,
    playing: () => transport.playing,
    hurried: () => drawn && !done && !transport.running,
    dark: ends.dark,
    foreseen(shown) {
      controls.rest(shown.idle);
      switches.rest(shown.idle);
      switches.show(shown.legend);
      transport.drawn(shown);
      work.drawn(shown);
      results.show(shown, false, false);
      ends.foreseen?.(shown);
    },
    shown(shown) {
      if (!drawn) complain(...state.confine(shown));
      drawn = true;
      last = shown;
      controls.complain([], "");
      controls.rest(shown.idle);
      switches.rest(shown.idle);
      switches.show(shown.legend);
      notices.clear("refused");
      notices.show("over", tooLong(state, shown), true);
      const ran = transport.running;
      transport.drawn(shown);
      const working = work.busy;
      work.drawn(shown);
      // What is not done yet is not worth a word; when it is, it is news, even if nobody has let go of anything.
      const settled = (done || working) && !work.busy;
      results.show(shown, settled, figures.inHand());
      clearTimeout(doubting);
      if (!shown.doubted) doubting = setTimeout(doubt);
      // That a run has come to its end is news to a host as well.
      ends.drawn(shown, settled || (ran && !transport.running));
      done = false;
    },
    refused(error) {
      error.message = withMinus(error.message);
      work.hold();
      // Before it is said at a field that it may not be so, the field has what may not be.
      if (following) follow();
      ends.refused?.(error);
      // With nothing to fall back on in the figure, what was refused goes back to its default: what does not go together, together.
      if (!drawn) {
        complain(error.message, words.fellBack);
        return fallBack(error.keys ?? []);
      }
      controls.complain(error.keys ?? [], error.message);
      notices.show("refused", [error.message, words.refused]);
    },
    broken: ends.broken,
  }, presentation);

  /** Says what is to be doubted in what was drawn in a hurry. */
  function doubt() {
    clearTimeout(doubting);
    try {
      if (last) last = { ...last, ...lab.doubts(), doubted: true };
    } catch (error) {
      return ends.broken(error);
    }
    if (last) results.warn(last, figures.inHand());
  }

  /** Says what else could not be taken of the address. @param {string[]} more */
  function complain(...more) {
    addressed = [...addressed.filter((said) => !more.includes(said)), ...more];
    notices.show("address", addressed, true, remedy);
  }

  /** @param {string[]} refused */
  function fallBack(refused) {
    const changed = refused.filter((key) => state.changed(key));
    if (changed.length) state.reset(...changed);
    else if (state.demo.params.some(({ id }) => state.changed(id))) state.resetAll();
    else ends.broken();
  }

  /** Opens the demo that the state names. */
  function open() {
    drawn = false;
    clearTimeout(doubting);
    addressed = [];
    if (last) results.clear(); // else what stands there was said before the core came
    notices.clear("refused");
    notices.clear("over");
    notices.clear("address");
    remedy = proposed(state);
    complain(...complaints, ...state.notices);
    complaints = [];
    controls.open();
    switches.open();
    ends.opened();
    transport.open(state.demo);
    figures.open(state.demo);
  }

  complaints = [...complaints, ...unknownIds(presentation, state.demo)];
  state.onChange((change) => {
    done ||= change.done;
    if (change.demo) return open();
    figures.request();
    // While something is dragged, behind the picture: what is written into the page would have to be laid out for the figures'
    // texts, and once more for the sentence.
    if (change.done) follow();
    else following ||= requestAnimationFrame(follow);
  });

  function follow() {
    cancelAnimationFrame(following);
    following = 0;
    controls.mirror();
    switches.mirror();
  }

  return {
    figures,
    transport,
    notices,
    open,
    /** What the run that is set has come to: the sentence under the figures, a warning if there is one, and the method. @returns {import("../host/protocol.js").Outcome} */
    outcome() {
      figures.flush();
      if (last && !last.doubted) doubt();
      return { sentence: last?.results.map(({ text }) => text).join("") ?? "", warning: last?.warning ?? "", method: last?.method ?? "" };
    },
    /** Draws and computes no more. */
    close() {
      life.abort();
      cancelAnimationFrame(following);
      clearTimeout(doubting);
      figures.close();
      work.close();
    },
  };
}

/** What can be done about words of the address that are not known. @param {import("../state/state.js").State} state @returns {import("./notices.js").Action | undefined} */
function proposed({ proposal, follow }) {
  return proposal ? { label: words.meant(words.and(proposal.names)), press: () => follow(proposal.query) } : undefined;
}

/** @typedef {ReturnType<typeof createView>} View */
