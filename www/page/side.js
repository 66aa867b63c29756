// The column beside the figures: its controls, or the run as a program.
import { element, shell } from "../parts/element.js";
import { rove } from "../parts/roving.js";
import { words } from "../words/index.js";

/** What the column shows. @typedef {"parameters" | "script"} Side */
const PLACES = /** @type {const} */ ({ parameters: "controls", script: "script" });

/** @param {(side: Side) => void} shown told after a change */
export function createSide(shown) {
  const buttons = /** @type {Side[]} */ (Object.keys(PLACES)).map((side) => {
    const made = element("button", { type: "button", id: `side-${side}`, "aria-controls": PLACES[side] }, words.side[side]);
    made.addEventListener("click", () => show(side));
    return { side, made };
  });
  shell("sides").append(...buttons.map(({ made }) => made));

  /** @param {Side} chosen */
  function mark(chosen) {
    for (const { side, made } of buttons) {
      made.setAttribute("aria-pressed", String(side === chosen));
      shell(PLACES[side]).hidden = side !== chosen;
    }
    document.body.dataset.side = chosen;
  }
  mark("parameters");

  /** @param {Side} chosen */
  function show(chosen) {
    mark(chosen);
    shell("parameters").scrollTop = 0;
    shown(chosen);
  }
  const head = shell("sides").parentElement;
  if (head) rove(head, { chosen: "[aria-pressed=true]" });

  return { show };
}
