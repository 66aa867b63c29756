// The pages of one neuron: their name and their tabs, and what goes along from one to another, its parameters and the chosen preset.
import { neurons } from "../../course/contents.js";
import { translated } from "../words/index.js";
import { isWhole } from "./preset.js";

/** @typedef {import("./address.js").Content} Content */
/** @typedef {import("../../pkg/nullcline.js").Values} Values */

/** The pages of the neuron that a page is about, in the order of their tabs. @param {string} id */
export const tabsOf = (id) => of(id)?.pages.map((page) => ({ ...page, name: translated(page.name) })) ?? [];

/** The page that the menu has for a page that it does not have itself. @param {string} id */
export const entryOf = (id) => of(id)?.entry ?? null;

/** What stands over a page: the name of its neuron, which the tabs go on, or its own title. @param {import("../../pkg/nullcline.js").DemoInfo} demo */
export function headingOf({ id, title }) {
  const neuron = of(id);
  return neuron ? translated(neuron.name) : title;
}

/** @param {string} id */
const of = (id) => neurons.find(({ pages }) => pages.some((page) => page.id === id));

/**
 * The values that go along: the neuron's own that are not at their defaults; of a preset as it was published, all that the other
 * page has, its current among them.
 * @param {Content} content
 * @param {import("../../pkg/nullcline.js").DemoInfo | undefined} other where it is known
 * @returns {Values}
 */
export function along({ demo, values, preset }, other) {
  const own = of(demo.id)?.params ?? [];
  const published = demo.presets.find(({ id }) => id === preset);
  const whole = published && isWhole(published, values);
  const there = whole ? other?.presets.find(({ id }) => id === preset)?.values : undefined;
  const changed = demo.params.filter(({ id, default: usual }) => own.includes(id) && values[id] !== usual);
  return { ...Object.fromEntries(changed.map(({ id }) => [id, values[id]])), ...there };
}
