// Notices over the figures: what was wrong in the address, and which values the core refused.
import { element } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { withMinus } from "../values/numbers.js";
import { unbroken } from "../words/unbroken.js";
import { words } from "../words/index.js";

/** Sentences of a notice; how many more there would be is told. */
const MOST = 8;

/** @param {HTMLElement} place */
export function createNotices(place) {
  /** @type {Map<string, ReturnType<typeof card>>} */
  const cards = new Map();

  return {
    /** @param {string} topic */
    clear(topic) {
      cards.get(topic)?.root.remove();
      cards.delete(topic);
    },
    /**
     * Shows the sentences of one topic, in the place of those it had; none takes the notice away.
     * @param {string} topic
     * @param {string[]} sentences
     * @param {boolean} [mild] about what was put right already
     * @param {Action} [action] what can be done about it
     */
    show(topic, sentences, mild = false, action) {
      if (!sentences.length) return this.clear(topic);
      const notice = cards.get(topic) ?? card(mild, action);
      cards.set(topic, notice);
      if (!notice.say(sentences) || notice.root.isConnected) return;
      place.append(notice.root);
    },
  };
}

/** @typedef {ReturnType<typeof createNotices>} Notices */

/** As many sentences as anybody reads, and how many more there are. @param {string[]} sentences */
export function some(sentences) {
  const more = sentences.length - MOST;
  return more > 0 ? [...sentences.slice(0, MOST), words.more(more)] : sentences;
}

/** A button in a notice. @typedef {{ label: string, press: () => void }} Action */

/** One notice. While a finger drags, its words change in place. @param {boolean} mild @param {Action} [action] */
function card(mild, action) {
  const list = element("ul");
  const dismiss = element("button", { type: "button", className: "button quiet", title: words.dismiss, "aria-label": words.dismiss }, icon("close"));
  const root = element("div", { className: mild ? "notice mild" : "notice", role: "status" }, list, dismiss);
  if (action) {
    const button = element("button", { type: "button", className: "button small" }, action.label);
    button.addEventListener("click", action.press);
    dismiss.before(button);
  }
  let said = "";
  dismiss.addEventListener("click", () => root.remove());
  return {
    root,
    /** Whether that was news. @param {string[]} sentences */
    say(sentences) {
      const news = JSON.stringify(sentences);
      if (news === said) return false;
      said = news;
      list.replaceChildren(...some(sentences).map((sentence) => element("li", {}, unbroken(withMinus(sentence)))));
      return true;
    },
  };
}
