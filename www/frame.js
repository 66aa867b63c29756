// The lab in a frame: a guest that fills its window, hears its host, and gives back the keys that are not its own.
import { addressBar } from "./address-bar.js";
import { showFailure } from "./failure.js";
import { createGuest } from "./guest.js";
import { createMessages } from "./messages.js";
import { writePresentation } from "./presentation.js";

/**
 * @param {import("./cores.js").Core} core
 * @param {ReturnType<typeof import("./presentation.js").readPresentation>} how
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
  // Of the shell a guest keeps only what says that the lab has stopped.
  for (const one of document.querySelectorAll(".skip, .header, .menu, .stage, .parameters")) one.remove();
  if (parent !== window) {
    messages = createMessages(guest, presentation);
    giveBackKeys(messages);
  }
  return guest.notices;
}

/** Where a key means something to this element: a field or a slider. @param {EventTarget | null} target */
const wantsKeys = (target) => target instanceof Element && target.closest("input, select, textarea, dialog, [popover]:popover-open") !== null;

/** A frame that has the focus would keep the keys that turn the host's slides. @param {ReturnType<typeof createMessages>} messages */
function giveBackKeys(messages) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    else if (event.defaultPrevented || wantsKeys(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    // A button is pressed by these two, and left by all others.
    else if ([" ", "Enter", "Tab"].includes(event.key) && event.target !== document.body) return;
    messages.key(event);
  });
  // After a press on a figure the focus goes back, too: no helper is needed for that.
  addEventListener("pointerup", () => setTimeout(() => wantsKeys(document.activeElement) || parent.focus()));
}
