// Equations from outside: a file that is opened or dropped on the page, or a text that is pasted, becomes a page.
import { loadCore } from "../core/cores.js";
import { catalogue, createLab } from "../core/lab.js";
import { decoded } from "../files/decoded.js";
import { element } from "../parts/element.js";
import { isTyping } from "../parts/typing.js";
import { openingWith } from "../state/address.js";
import { brief } from "../words/brief.js";
import { words } from "../words/index.js";

/** A file of equations has some kilobytes: of what is much larger, nothing is read. */
const LARGEST = 1_000_000;
/** What a text has that is meant for the page, and not for a field of it: a line with a derivative. */
const EQUATION = /^[ \t]*(?:d\s*\w+\s*\/\s*dt|\w+\s*')\s*=/imu;

/** @param {import("../state/state.js").State} state @param {() => import("../view/notices.js").Notices} notices */
export function createImporting(state, notices) {
  const said = words.importing;
  const chooser = element("input", { type: "file" });
  const cover = element("div", { className: "dropping", hidden: true }, element("p", {}, said.drop));
  document.body.append(cover);

  /** Opens a page with these equations, whatever is open: it may need another core. @param {string} name @param {string} text @param {string[]} remarks */
  async function open(name, text, remarks) {
    if (!text.trim()) return notices().show("import", [said.empty(name)]);
    const lab = createLab(await loadCore("whole"));
    const page = catalogue(lab).find((demo) => demo.text !== null);
    const eq = lab.pack(text);
    const isTooLong = lab.unpack(eq) === undefined;
    lab.free();
    if (isTooLong) return notices().show("import", [said.large(name)]);
    if (!page) return;
    state.follow(openingWith({ id: `${page.id}:`, eq }, {}));
    notices().show("import", remarks, true);
  }

  /** @param {File} file */
  async function read(file) {
    const name = brief(file.name);
    if (file.size > LARGEST) return notices().show("import", [said.large(name)]);
    const content = decoded(new Uint8Array(await file.arrayBuffer()));
    if (!content) return notices().show("import", [said.noText(name)]);
    await open(name, content.text, content.odd ? [said.odd(name)] : []);
  }

  /** @param {File | undefined} file */
  function take(file) {
    if (file) read(file).catch(() => notices().show("import", [said.failed(brief(file.name))]));
  }

  chooser.addEventListener("change", () => {
    take(chooser.files?.[0]);
    chooser.value = ""; // the same file may be opened again
  });
  document.addEventListener("paste", ({ target, clipboardData }) => {
    if (isTyping(target) || !clipboardData) return;
    const text = clipboardData.getData("text/plain").replaceAll(/\r\n?/gu, "\n");
    if (clipboardData.files.length) take(clipboardData.files[0]);
    else if (EQUATION.test(text)) open(said.pasted, text, []).catch(() => notices().show("import", [said.failed(said.pasted)]));
  });

  const holdsFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    cover.hidden = false;
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => { if (!relatedTarget) cover.hidden = true; });
  document.addEventListener("drop", (event) => {
    cover.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  });

  return {
    /** Lets the reader choose a file. */
    choose: () => chooser.click(),
  };
}

/** @typedef {ReturnType<typeof createImporting>} Importing */
