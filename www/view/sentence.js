// A sentence as it stands on the page: the words that matter are stressed.
import { element } from "../parts/element.js";
import { unbroken } from "../words/unbroken.js";

/** @param {{ text: string, strong: boolean }[]} sentence */
export const phrases = (sentence) => sentence.map(({ text, strong }) => (strong ? element("strong", {}, unbroken(text)) : unbroken(text)));
