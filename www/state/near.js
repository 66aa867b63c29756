// The word that somebody most likely meant who wrote one that is not known here.

/**
 * The name that comes nearest to a word: one with the same letters, one that begins with it, one that holds it, or one with few
 * letters more, fewer or other, or one that begins with its first part; of several the first. None where nothing is near.
 * @param {string} word @param {string[]} names
 */
export function nearest(word, names) {
  const wanted = bare(word);
  if (!wanted) return null;
  const first = bare(word.split(/[-_ ]/u, 2)[0]);
  const all = names.map((name) => ({ name, letters: bare(name) }));
  const found = all.find(({ letters }) => letters === wanted)
    ?? (wanted.length > 1 ? all.find(({ letters }) => letters.startsWith(wanted)) : undefined)
    ?? (wanted.length > 2 ? all.find(({ letters }) => letters.includes(wanted)) : undefined)
    ?? misspelt(wanted, all)
    ?? all.find(({ letters }) => first.length > 2 && letters.startsWith(first));
  return found?.name ?? null;
}

/** Letters that a word may have wrong: one in four. @param {string} word */
const forgiven = (word) => Math.floor(word.length / 4);

/** @param {string} wanted @param {{ name: string, letters: string }[]} all */
function misspelt(wanted, all) {
  const graded = all.map((one) => ({ ...one, wrong: distance(wanted, one.letters) }));
  const least = Math.min(...graded.map(({ wrong }) => wrong));
  return least <= forgiven(wanted) ? graded.find(({ wrong }) => wrong === least) : undefined;
}

/** Letters and digits, in small. @param {string} text */
const bare = (text) => [...text.slice(0, LONGEST).toLowerCase().matchAll(/[\p{L}\d]/gu)].join("");

/** No name is longer. */
const LONGEST = 60;

/** How many letters are to be put in, taken out, replaced or swapped with the next, to make one word of the other. @param {string} one @param {string} other */
function distance(one, other) {
  /** @type {number[][]} */
  const least = [];
  for (let i = 0; i <= one.length; i += 1) {
    least.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      if (i === 0) {
        least[0].push(j);
        continue;
      }
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? least[i - 2][j - 2] + 1 : Infinity;
      least[i].push(Math.min(least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + same, swapped));
    }
  }
  return least[one.length][other.length];
}
