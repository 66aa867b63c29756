// The keys of a query and their texts, as programs that hand an address on have left them; of one that is there twice the last.

/** @param {string} query @returns {Map<string, string>} */
export function textsOf(query) {
  // A plus that was written as such is a blank to everybody else; text that was escaped for HTML may have been copied.
  return new Map(new URLSearchParams(query.replaceAll("&amp;", "&").replaceAll(/(?<=(?<!%)\de)\+(?=\d)/giu, "%2B")));
}
