// Everything that leaves the page as a file: pictures, numbers, animations, the script, and paper.
import { gif, video, videoKind } from "./animation.js";
import { dialog } from "./dialog.js";
import { element } from "./element.js";
import { confirm, fileName, save } from "./handing-over.js";
import { words } from "./words.js";

/** @typedef {{ lab: import("../pkg/nullcline.js").Lab, state: import("./state.js").State, picture: import("./picture.js").Picture, showScript: () => void }} Means */

const said = words.export;
const DENSITIES = [1, 2, 3, 4];
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
  const { state, showScript } = means;
  const status = element("p", { className: "note", role: "status" });
  /** Saves a file and says so. @param {string} ending @param {Blob} content */
  function keep(ending, content) {
    const name = fileName(state.demo, ending);
    save(name, content);
    status.textContent = said.saved(name, bytes(content.size));
  }
  const pictures = pictureRow(means, keep, status);
  const animation = animationRow(means, keep, status);
  const moving = element("div", {}, ...section(said.animation, ...animation.parts));
  const script = button(said.script, "export-script", () => {
    sheet.close();
    showScript();
  });
  const sheet = dialog("export-dialog", said.title,
    ...section(said.picture, ...pictures.parts),
    ...section(said.numbers,
      button("CSV", "export-csv", () => keep("csv", table(means, "csv"))),
      button("JSON", "export-json", () => keep("json", table(means, "json"))),
      element("p", { className: "note" }, said.numbersNote)),
    moving,
    ...section(said.program, script, element("p", { className: "note" }, said.programNote)),
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
      moving.hidden = !state.demo.fps;
      sheet.showModal();
    },
  };
}

/** @param {Means} means @param {"csv" | "json"} format */
function table({ lab, state }, format) {
  const type = { csv: "text/csv;charset=utf-8", json: "application/json" }[format];
  return new Blob([lab.table(state.demo.id, state.values, format, state.source)], { type });
}

/** @param {Means} means @param {(ending: string, content: Blob) => void} keep @param {HTMLElement} status */
function pictureRow({ picture }, keep, status) {
  const density = element("select", { id: "export-density", "aria-label": said.density });
  const clear = element("input", { type: "checkbox", id: "export-clear" });

  const png = () => picture.png(Number(density.value), { clear: clear.checked });

  const copier = button(said.copy, "export-copy", async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png() })]);
      confirm(copier, said.copied);
    } catch {
      status.textContent = said.refused;
    }
  });
  return {
    parts: [
      element("label", {}, density),
      element("label", { className: "check" }, clear, said.clear),
      button("PNG", "export-png", async () => keep("png", await png())),
      button("SVG", "export-svg", () => keep("svg", new Blob([new XMLSerializer().serializeToString(picture.vectors({ clear: clear.checked }))], { type: "image/svg+xml" }))),
      copier,
    ],
    /** The sizes are those of the figures as they stand now. */
    open() {
      const { width, height } = picture.size;
      const chosen = density.value || "2";
      density.replaceChildren(...DENSITIES.map((times) => element("option", { value: String(times), selected: String(times) === chosen }, said.pixels(times, Math.round(width * times), Math.round(height * times)))));
    },
  };
}

/** @param {Means} means @param {(ending: string, content: Blob) => void} keep @param {HTMLElement} status */
function animationRow({ state, picture }, keep, status) {
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

/** @param {string} label @param {string} id @param {() => void} press */
function button(label, id, press) {
  const made = element("button", { type: "button", className: "button", id }, label);
  made.addEventListener("click", press);
  return made;
}

/** @param {number} count */
const bytes = (count) => (count < 1e6 ? `${Math.max(1, Math.round(count / 1e3))} KB` : `${(count / 1e6).toFixed(1)} MB`);
