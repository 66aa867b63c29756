// What the browser remembers for the lab; some embedded pages are refused it, and it then lasts as long as the page.

/** While the page's tab is open. */
export const untilClosed = memory(() => sessionStorage);
/** Until the reader clears it. */
export const forGood = memory(() => localStorage);

/** @param {() => Storage} storage to ask for it may be refused, too */
function memory(storage) {
  return {
    /** @param {string} key @returns {string | null} null where nothing is remembered */
    recall(key) {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    /** @param {string} key @param {string | null} text null forgets it */
    keep(key, text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
      } catch { /* refused */ }
    },
  };
}
