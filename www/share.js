// Copies the link to this very state.
import { element, shell } from "./element.js";
import { icon } from "./icons.js";
import { announce } from "./results.js";
import { words } from "./words.js";

const SAID_MS = 1800;

/** @param {import("./state.js").State} state */
export function createShare(state) {
  const button = shell("share");
  const address = element("input", { readOnly: true, id: "address", "aria-label": words.shareByHand });
  const byHand = element("div", { className: "copy-by-hand", popover: "auto" }, words.shareByHand, address);
  document.body.append(byHand);
  let timer = 0;

  /** @param {import("./icons.js").IconName} picture @param {string} text */
  function say(picture, text) {
    button.replaceChildren(icon(picture), element("span", {}, text));
  }

  say("link", words.share);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(state.link);
    } catch {
      // No clipboard here (an insecure address, an embedded page): the reader copies by hand.
      address.value = state.link;
      byHand.showPopover();
      address.select();
      return;
    }
    say("done", words.shared);
    announce(words.shared);
    clearTimeout(timer);
    timer = setTimeout(() => say("link", words.share), SAID_MS);
  });
}
