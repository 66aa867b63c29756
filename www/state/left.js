// What the pages of a neuron showed when they were left for another one of it: who comes back finds pins and view again, and the current where the others have none.
import { takenAlong } from "./address.js";
import { along, injectedAlong, tabsOf } from "./along.js";
import { pageOf } from "./equations.js";
import { presetOf } from "./preset.js";

/** @typedef {import("../../pkg/nullcline.js").DemoInfo} DemoInfo */
/** @typedef {import("./address.js").Content} Content */
/** @typedef {import("./address.js").Reader} Reader */

/** @param {Reader} reader */
export function createLeft(reader) {
  /** By the ids of their pages. @type {Map<string, Content>} */
  const left = new Map();
  return {
    /** Keeps what a page shows that is left for another; of another neuron nothing is kept. @param {Content} content @param {DemoInfo} next */
    keep(content, next) {
      const [page, other] = [content.demo, next].map(({ id }) => pageOf(id));
      if (page === other) return;
      if (tabsOf(content.demo).some(({ id }) => id === other)) left.set(page, content);
      else left.clear();
    },
    /** The neuron is another one. */
    forget: () => left.clear(),
    /** What a page of the neuron showed, with the neuron as it is now. @param {Content} content what is shown now @param {DemoInfo} demo the page @returns {Content | null} */
    again(content, demo) {
      const kept = left.get(pageOf(demo.id));
      if (!kept) return null;
      const was = kept.demo === demo ? kept : takenAlong(kept, demo, reader);
      const own = content.demo.tab?.params ?? [];
      const usual = Object.fromEntries(demo.params.filter(({ id }) => own.includes(id)).map(({ id, default: value }) => [id, value]));
      // What is changed on a page of a preset is meant for that page, until another preset is chosen.
      const values = { ...was.values, ...injectedAlong(content, demo.id), ...usual, ...along(content, content.preset === was.preset ? undefined : demo) };
      return { ...was, values, preset: presetOf(demo, values, content.preset ?? was.preset) };
    },
  };
}
