// Sharing the page as it is: its link copied or sent, and as a QR code for the lecture hall.
import { dialog } from "../parts/dialog.js";
import { element, shell, vector } from "../parts/element.js";
import { confirm, copy } from "../parts/handing-over.js";
import { words } from "../words/index.js";

/** What else leads out of the page. @typedef {{ showExport: () => void, showEmbed: () => void }} Ways */

/** Some programs cut longer links, and some servers refuse longer ones. */
const LONG = 2000;

/** @param {import("../state/state.js").State} state @param {Ways} ways */
export function createShare(state, ways) {
  /** @type {ReturnType<typeof build> | null} */
  let built = null;
  shell("share").addEventListener("click", () => {
    built ??= build(state, ways);
    built.show();
  });
}

/** @param {import("../state/state.js").State} state @param {Ways} ways */
function build(state, { showExport, showEmbed }) {
  const said = words.share;
  const address = element("input", { type: "text", readOnly: true, id: "address", "aria-label": said.address });
  const copier = element("button", { type: "button", className: "button primary", id: "copy-link" }, said.copy);
  const hint = element("p", { className: "note", role: "status" });
  const send = element("button", { type: "button", className: "button" }, said.send);
  const files = element("button", { type: "button", className: "button" }, said.files);
  const embed = element("button", { type: "button", className: "button", id: "embed" }, said.embed);
  const code = element("div", { className: "code", id: "qr-code" });
  const large = element("button", { type: "button", className: "button quiet small", hidden: !document.fullscreenEnabled }, said.large);
  const shrink = element("button", { type: "button", className: "shrink" }, said.shrink);
  const note = element("p", { className: "note" });
  const hall = element("div", { className: "line" }, element("p", { className: "note" }, said.hall), large);
  const sheet = dialog("share-dialog", said.title,
    note,
    element("div", { className: "line" }, address, copier),
    hint,
    code,
    hall,
    element("div", { className: "line" }, send, embed, files));

  copier.addEventListener("click", async () => {
    if (await copy(state.link)) {
      confirm(copier, said.copied);
      return;
    }
    address.focus();
    address.select();
    hint.textContent = said.byHand;
  });
  address.addEventListener("focus", () => address.select());
  send.addEventListener("click", () => {
    // The reader may close the system's sheet without sending: no fault.
    navigator.share({ title: document.title, url: state.link }).catch(() => {});
  });
  large.addEventListener("click", () => code.requestFullscreen());
  // Wherever it is pressed; and what lies over the page without the dialog would take every press from it.
  code.addEventListener("click", shrinks);
  sheet.addEventListener("close", shrinks);
  for (const [button, show] of /** @type {const} */ ([[files, showExport], [embed, showEmbed]])) {
    button.addEventListener("click", () => {
      sheet.close();
      show();
    });
  }

  return {
    async show() {
      const { link } = state;
      address.value = link;
      hint.textContent = "";
      // Others can open what a server sends, not a file on this computer, nor a page without an address.
      const reach = link.startsWith("http") ? "note" : link.startsWith("file:") ? "onFile" : "nowhere";
      note.textContent = [said[reach], ...(reach === "note" && link.length > LONG ? [said.long(link.length)] : [])].join(" ");
      code.hidden = hall.hidden = reach !== "note";
      embed.hidden = reach !== "note";
      send.hidden = reach !== "note" || !("share" in navigator);
      sheet.showModal();
      if (code.hidden) return;
      const { encode } = await import("../../vendor/uqr.js");
      code.replaceChildren(drawn(encode, link), shrink);
    },
  };
}

/** Back from the full screen. */
function shrinks() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/** The QR code of a link, dark on light in either theme, as cameras want it. @param {typeof import("../../vendor/uqr.js").encode} encode @param {string} link */
function drawn(encode, link) {
  let modules;
  try {
    modules = encode(link, { ecc: "L", border: 4 });
  } catch {
    return element("p", { className: "note" }, words.share.tooLong); // more than the largest code holds
  }
  const { size, data } = modules;
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return vector("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": words.share.code }, vector("path", { d: squares.join("") }));
}
