// In the place of the browser's bar, where the page around is somebody else's: nobody hears of what is shown.

/** @param {string} query what is shown at first @param {string | null} lab what a link opens @returns {import("./address-bar.js").AddressBar} */
export function noAddressBar(query, lab) {
  return { query, lab, replace: () => true, push: () => true, go: () => {}, leaves: () => false, onGone: () => {}, onLeave: () => {} };
}
