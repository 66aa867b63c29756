// The room of the figures: puts the panels where their arrangement says, and lets those that share a place take turns.
import { element } from "../parts/element.js";
import { words } from "../words/index.js";
import { arrange, chiefOf } from "./arrangement.js";
import { stand } from "./standing.js";

/** @typedef {import("../../pkg/nullcline.js").PanelInfo} PanelInfo */
/** A card, and its place among all panels of the page. @typedef {{ info: PanelInfo, root: HTMLElement, index: number }} Card */

/** @param {HTMLElement} place @param {() => void} turned told when other panels are seen */
export function createRoom(place, turned) {
  const tabs = element("div", { className: "panel-tabs", role: "group", "aria-label": words.panels });
  /** Of these, those that have something to tell. @type {Card[]} */
  let offered = [];
  /** @type {Card[]} */
  let cards = [];
  /** @type {"stack" | "beside"} */
  let layout = "stack";
  /** @type {import("./arrangement.js").Arrangement} */
  let arranged = { beside: false, standing: [], sharing: [], leasts: [] };
  /** Its size as last heard of; null where the page scrolls and gives the figures no height of their own. @type {import("./arrangement.js").Room | null} */
  let size = null;
  let known = false;
  /** What is put into it once its size is known. @type {HTMLElement[]} */
  let waiting = [];
  /** Of those that share a place, the one that is seen. */
  let turn = 0;
  /** The one that the reader has asked for, which may be away for a while; null where none has been. @type {Card | null} */
  let chosen = null;
  let chief = 0;

  function arrangeAnew() {
    const before = JSON.stringify(arranged);
    arranged = arrange(cards.map(({ info }) => info), layout, size);
    if (JSON.stringify(arranged) === before) return false;
    turn = arranged.sharing.find((at) => cards[at] === chosen) ?? arranged.sharing[0] ?? 0;
    tabs.replaceChildren(...arranged.sharing.map((at) => tab(at)));
    put();
    return true;
  }

  /** @param {number} at */
  function tab(at) {
    const made = element("button", { type: "button", title: cards[at].info.title }, cards[at].info.short);
    made.addEventListener("click", () => {
      [chosen, turn] = [cards[at], at];
      put();
      turned();
    });
    return made;
  }

  function enter() {
    place.replaceChildren(...waiting);
    waiting = [];
  }

  function put() {
    stand(place, cards, layout, arranged, turn);
    arranged.sharing.forEach((at, index) => tabs.children[index].setAttribute("aria-pressed", String(at === turn)));
  }

  /** Lets these cards stand. @param {Card[]} those */
  function seat(those) {
    cards = those;
    chief = chiefOf(cards.map(({ info }) => info));
    arranged = { beside: false, standing: [], sharing: [], leasts: [] };
    // Else what stands in their place would move.
    if (known) arrangeAnew();
  }

  return {
    /** Of these cards those that are seen at all, in the order of the page. @param {"stack" | "beside"} wished @param {Card[]} seen @param {HTMLElement[]} all */
    open(wished, seen, all) {
      [layout, offered, chosen] = [wished, seen, null];
      waiting = [...all, tabs];
      seat(offered);
      if (known) enter();
    },
    /** Those without anything to tell leave their place to the others, unless there are none; says whether any came or went. @param {boolean[]} blank of all panels of the page */
    clear(blank) {
      const telling = offered.filter(({ index }) => !blank[index]);
      const those = telling.length ? telling : offered;
      if (those.length === cards.length && those.every((card, at) => card === cards[at])) return false;
      for (const { root } of offered) root.hidden = true;
      seat(those);
      return true;
    },
    /** Whether it is known where the panels stand; else the next `resize` tells. */
    get known() { return known; },
    /** Tells whether panels stand elsewhere now. @param {number} width @param {number} height @param {number} font the height of the figures' text */
    resize(width, height, font) {
      const gap = Number.parseFloat(getComputedStyle(place).rowGap) || 0;
      if (!known) place.append(tabs); // they are measured
      size = height ? { width: width / font, height: height / font, gap: gap / font, tab: (tabs.querySelector("button") ?? tabs).offsetHeight / font } : null;
      known = true;
      const moved = arrangeAnew();
      if (waiting.length) enter();
      return moved;
    },
    /** The panels that do not stand over the next, whose axis they may share. @returns {number[]} */
    get alone() {
      const { beside, standing, sharing } = arranged;
      const column = beside ? standing.filter((at) => at !== chief) : [...standing];
      if (sharing.length) column.push(turn);
      return cards.flatMap(({ index }, at) => {
        const below = column[column.indexOf(at) + 1];
        return column.includes(at) && below === at + 1 ? [] : [index];
      });
    },
    /** The panel that stands at the left of all others, if there is one. */
    get aside() {
      return arranged.beside ? cards[chief].index : null;
    },
    /** The panel that is seen where this one would be, if that waits behind its tab. @param {number} index */
    inTurn(index) {
      const at = cards.findIndex((card) => card.index === index);
      return cards[arranged.sharing.includes(at) ? turn : at]?.index;
    },
  };
}
