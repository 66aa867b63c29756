// Everything that leaves the page as a file: pictures, numbers, animations, programs, and paper.
import { button } from "../parts/button.js";
import { dialog } from "../parts/dialog.js";
import { element } from "../parts/element.js";
import { save } from "../parts/handing-over.js";
import { write } from "../values/numbers.js";
import { words } from "../words/index.js";
import { gif, video, videoKind } from "./animation.js";
import { numbersRow } from "./export-numbers.js";
import { pictureRow } from "./export-picture.js";
import { fileName } from "./file-name.js";

/** @typedef {{ lab: import("../../pkg/nullcline.js").Lab, state: import("../state/state.js").State, picture: import("./picture.js").Picture, dark: () => boolean, english: () => import("../../pkg/nullcline.js").DemoInfo[], showProgram: (format: string) => void }} Means */

const WIDTHS = [480, 720, 960, 1280];

/** @type {{ show: () => void } | null} */
let built = null;

/** Shows what can be exported. @param {Means} means */
export function showExport(means) {
  built ??= build(means);
  built.show();
}

/** @param {Means} means */
function build(means) {
  const said = words.export;
  const { state } = means;
  const status = element("p", { className: "note", role: "status" });
  /** Saves a file and says so. @param {string} ending @param {Blob} content */
  function keep(ending, content) {
    const name = fileName(state.demo, ending);
    save(name, content);
    status.textContent = said.saved(name, sized(content.size));
  }
  const pictures = pictureRow(means.picture, means.dark, keep, status);
  const numbers = numbersRow(means.lab, state, means.english, keep);
  const animation = animationRow(means, keep, status);
  const moving = element("div", {}, ...section(said.animation, ...animation.parts));
  const programs = element("div", { className: "line" });
  const lacking = element("p", { className: "note" });
  /** A button a format, and why a run cannot be written in some. */
  function offerPrograms() {
    const formats = means.lab.formats(state.demo.id, state.values);
    programs.replaceChildren(...formats.map(({ id, title, lacks }) => {
      const one = button(title, `export-${id}`, () => {
        sheet.close();
        means.showProgram(id);
      });
      one.disabled = lacks !== null;
      return one;
    }));
    lacking.replaceChildren(...formats.flatMap(({ title, lacks }) => (lacks === null ? [] : [words.program.lacks(title, lacks), element("br")])));
  }
  const sheet = dialog("export-dialog", said.title,
    ...section(said.picture, ...pictures.parts),
    pictures.trial,
    ...section(said.numbers, ...numbers.parts),
    numbers.choices,
    element("div", { className: "line" }, element("p", { className: "note" }, said.numbersNote)),
    moving,
    ...section(said.program, element("p", { className: "note" }, said.programNote)),
    programs, lacking,
    ...section(said.paper, button(said.print, "export-print", () => {
      sheet.close();
      print();
    }), element("p", { className: "note" }, said.sheet)),
    status);
  sheet.addEventListener("close", animation.cancel);

  return {
    show() {
      status.textContent = "";
      pictures.open();
      numbers.open();
      moving.hidden = !state.demo.fps;
      offerPrograms();
      sheet.showModal();
    },
  };
}

/** @param {Means} means @param {(ending: string, content: Blob) => void} keep @param {HTMLElement} status */
function animationRow({ state, picture }, keep, status) {
  const said = words.export;
  const width = element("select", { id: "export-width", "aria-label": said.width }, ...WIDTHS.map((one) => element("option", { value: String(one), selected: one === 720 }, said.wide(one))));
  const bar = element("progress", { max: 1, value: 0, hidden: true, "aria-label": said.animation });
  const stop = button(said.cancel, "export-cancel", () => cancel());
  /** @type {AbortController | null} */
  let going = null;
  stop.hidden = true;

  function cancel() { going?.abort(); }

  /** @param {typeof gif} make */
  async function run(make) {
    cancel();
    const mine = new AbortController();
    going = mine;
    bar.value = 0;
    stop.hidden = bar.hidden = false;
    status.textContent = "";
    const one = picture.pixels(Number(width.value) / picture.size.width);
    try {
      const { ending, content } = await make(one, state.demo.fps, mine.signal, (share) => { bar.value = share; });
      keep(ending, content);
    } catch {
      status.textContent = mine.signal.aborted ? said.cancelled : said.failed;
    } finally {
      one.release();
      if (going === mine) {
        going = null;
        stop.hidden = bar.hidden = true;
      }
    }
  }

  const kind = videoKind();
  const parts = [element("label", {}, width), button("GIF", "export-gif", () => run(gif))];
  if (kind) parts.push(button(said.video(kind.name), "export-video", () => run(video)));
  return { parts: [...parts, stop, bar], cancel };
}

/** @param {string} title @param {...Node} parts */
const section = (title, ...parts) => [element("h3", {}, title), element("div", { className: "line" }, ...parts)];

/** The size of a file, in words. @param {number} count of bytes */
function sized(count) {
  const { kilobytes, megabytes } = words.export;
  return count < 1e6 ? kilobytes(write(Math.max(1, Math.round(count / 1e3)))) : megabytes(write(Math.round(count / 1e5) / 10));
}
