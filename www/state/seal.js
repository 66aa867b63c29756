// The seal of an address: what the lab writes begins with `till=fin` and ends with `fin`, so that a link that was cut short says so.

/** The key that it begins with. */
export const BEGINNING = "till";
/** The key that it ends with, also where a sentence goes on behind it. */
const END = /^fin\W*$/u;

/** @param {string} key */
export const isEnd = (key) => END.test(key);
