// In the place of the browser's bar, where the page around is somebody else's: nobody hears of what is shown.

/** @param {string} query what is shown at first @param {string} base the lab that a link opens; empty where nobody knows of one @returns {import("./address-bar.js").AddressBar} */
export function noAddressBar(query, base) {
  return { query, base, replace: () => true, push: () => true, go: () => {}, leaves: () => false, onGone: () => {}, onLeave: () => {} };
}
