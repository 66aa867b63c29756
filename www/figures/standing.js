// Puts the cards of a page where their arrangement says: those that stand in rows by weight, those that share a place at its end.
import { chiefOf } from "./arrangement.js";

/**
 * Rows by weight, none lower than what stands in it can bear.
 * @param {HTMLElement} place
 * @param {{ info: import("./arrangement.js").PanelInfo, root: HTMLElement }[]} cards
 * @param {"stack" | "beside"} layout as the page would have it
 * @param {import("./arrangement.js").Arrangement} arranged
 * @param {number} turn of those that share a place, the one that is seen
 */
export function stand(place, cards, layout, { beside, standing, sharing, leasts }, turn) {
  const weights = cards.map(({ info }) => info.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chief = chiefOf(cards.map(({ info }) => info));
  cards.forEach(({ info, root }, at) => {
    root.hidden = sharing.includes(at) && at !== turn;
    root.style.setProperty("--share", String(info.weight / total));
    root.style.setProperty("--least", `${info.least}em`);
    root.classList.toggle("chief", at === chief);
    root.classList.toggle("square", at === chief && layout === "beside" && cards.length > 1);
    root.classList.toggle("sharing", sharing.includes(at));
  });
  const rows = standing.filter((at) => !(beside && at === chief)).map((at) => row(leasts[at], weights[at]));
  if (sharing.length) rows.push("auto", row(Math.max(...sharing.map((at) => leasts[at])), Math.max(...sharing.map((at) => weights[at]))));
  place.style.setProperty("--rows", rows.join(" "));
  place.classList.toggle("beside", beside);
  place.classList.toggle("shared", sharing.length > 0);
}

/** In hundreds: fractions that add up to less than one would leave room unused. @param {number} least @param {number} weight */
const row = (least, weight) => `minmax(${least}em, ${100 * weight}fr)`;
