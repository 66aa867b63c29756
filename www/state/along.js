// The pages of one neuron: their name and their tabs, and what goes along from one to another, its parameters and the chosen preset.
import { neurons } from "../../course/contents.js";
import { translated } from "../words/index.js";
import { pageOf } from "./equations.js";
import { isWhole } from "./preset.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("./address.js").Content} Content */
/** @typedef {import("../../pkg/nullcline.js").Values} Values */

/** The pages of the neuron that a page is about, in the order of their tabs; of typed equations they hang on these. @param {DemoInfo} demo @returns {DemoInfo["tabs"]} */
export const tabsOf = ({ id, text, tabs }) => (text === null ? (of(id)?.pages ?? []).map((page) => ({ ...page, name: translated(page.name) })) : tabs);

/** The page that the menu has for a page that it does not have itself: its neuron's, also where only some typed neurons have such a page. @param {DemoInfo} demo */
export const entryOf = ({ tab }) => neurons.find(({ id }) => id === tab?.neuron)?.entry ?? null;

/** What stands over a page: the name of its neuron, which the tabs go on, also of one that is typed, or its own title. @param {DemoInfo} demo */
export function headingOf({ id, title, short, text }) {
  if (text !== null && pageOf(id) !== id) return short;
  const neuron = of(id);
  return neuron ? translated(neuron.name) : title;
}

/** @param {string} id */
const of = (id) => neurons.find(({ pages }) => pages.some((page) => page.id === pageOf(id)));

/**
 * The values that go along: the neuron's own that are not at their defaults; of a preset as it was published, all that the other
 * page has, its current among them.
 * @param {Content} content
 * @param {DemoInfo | undefined} other where it is known
 * @returns {Values}
 */
export function along({ demo, values, preset }, other) {
  const own = demo.tab?.params ?? [];
  const published = demo.presets.find(({ id }) => id === preset);
  const whole = published && isWhole(published, values);
  const there = whole ? other?.presets.find(({ id }) => id === preset)?.values : undefined;
  const changed = demo.params.filter(({ id, default: usual }) => own.includes(id) && values[id] !== usual);
  return { ...Object.fromEntries(changed.map(({ id }) => [id, values[id]])), ...there };
}

/**
 * The current that is injected, and the time for which it is seen, as another page of the neuron calls them: none where one of
 * the two injects nothing, or another kind alone.
 * @param {Content} content
 * @param {string} id the other page
 * @returns {Values}
 */
export function injectedAlong({ demo, values }, id) {
  const [here, there] = [demo.id, id].map((one) => tabsOf(demo).find((page) => page.id === pageOf(one))?.current);
  if (!here || !there) return {};
  const said = new Map(here.keys.map(([key, own]) => [key, values[own]]));
  if (here.kind !== null) said.set(KIND, here.kind);
  if (there.kind !== null && said.get(KIND) !== there.kind) return {};
  /** @type {Values} */
  const theirs = {};
  for (const [key, own] of there.keys) {
    const value = said.get(key);
    if (value !== undefined) theirs[own] = value;
  }
  return theirs;
}

/** The kind of a current, on models' pages. */
const KIND = "stimulus";
