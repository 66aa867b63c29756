// A text from outside, as sentences repeat it: of a long one the first letters. The core tells its values alike.

/** Letters that are told. */
const LETTERS = 60;

/** Letters are those of the reader: no sign of two parts is cut between them. @param {string} text */
export function brief(text) {
  // A letter has two units at most; of a text without end no more than these are looked at.
  const letters = [...text.slice(0, 2 * LETTERS + 2)];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS).join("")}…` : text;
}
