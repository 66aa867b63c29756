// The lab in a frame: a guest that fills its window, hears its host, and gives back the keys that are not its own.
import { showFailure } from "../parts/failure.js";
import { addressBar } from "../state/address-bar.js";
import { writePresentation } from "../state/presentation.js";
import { createGuest } from "./guest.js";
import { isField, isOwn, leavesField } from "./manners.js";
import { createMessages } from "./messages.js";

/**
 * @param {import("../core/cores.js").Core} core
 * @param {ReturnType<typeof import("../state/presentation.js").readPresentation>} how
 */
export function createFrame(core, how) {
  const { presentation } = how;
  /** @type {ReturnType<typeof createMessages> | null} */
  let messages = null;
  const guest = createGuest(core, document.body, addressBar({ guest: true, tail: writePresentation(presentation) }), how, {
    drawn: (_, settled) => messages?.drawn(settled),
    refused: (error) => messages?.refused(error),
    broken: (fault) => showFailure("stopped", fault),
  });
  document.title = guest.state.demo.title;
  document.documentElement.style.setProperty("--scale", String(presentation.scale));
  // Of the shell a guest keeps only what says that the lab has stopped.
  for (const one of document.querySelectorAll(".skips, .header, .menu, .stage, .parameters")) one.remove();
  if (parent !== window) {
    messages = createMessages(guest, presentation);
    giveBackKeys(messages);
    followSlides(guest);
  }
  return guest.notices;
}

/** A frame that has the focus would keep the keys that turn the host's slides. @param {ReturnType<typeof createMessages>} messages */
function giveBackKeys(messages) {
  addEventListener("keydown", (event) => {
    if (leavesField(event)) parent.focus();
    else if (!event.defaultPrevented && !isOwn(event) && !event.ctrlKey && !event.metaKey && !event.altKey) messages.key(event);
  });
  // After a press on a figure the focus goes back, too: no script of the host is needed for that.
  const keeps = () => isField(document.activeElement) || getSelection()?.isCollapsed === false;
  addEventListener("pointerup", () => setTimeout(() => keeps() || parent.focus()), { capture: true });
}

/** Decks of reveal.js say to their frames when they come and go: some slides lie unseen where they would be seen. @param {ReturnType<typeof createGuest>} guest */
function followSlides(guest) {
  let met = false;
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || (data !== "slide:start" && data !== "slide:stop")) return;
    guest.turned(data === "slide:start");
    // Unseen it may have played to its end.
    if (!met && data === "slide:start") guest.transport.open(guest.state.demo);
    met = true;
  });
}
