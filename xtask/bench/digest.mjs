// What is compared of a side's result: the number of spikes, and of each column its last value, mean and range.

/** The largest difference that two sides may show, as a share of a column's range. */
const ALLOWED = 1e-9;

/** @param {{ spikes: number, columns: Record<string, Float64Array> }} result */
export function digest({ spikes, columns }) {
  return { spikes, columns: Object.fromEntries(Object.entries(columns).map(([id, values]) => [id, told(values)])) };
}

function told(values) {
  let [sum, min, max] = [0, Infinity, -Infinity];
  for (const value of values) {
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { last: values.at(-1), mean: sum / values.length, range: max - min };
}

/** What is wrong with a side's digest, in words; empty when nothing is. The side it is held against knows the ranges. */
export function differences(one, other) {
  const wrong = [];
  if (one.spikes !== other.spikes) wrong.push(`${one.spikes} spikes, not ${other.spikes}`);
  for (const [id, { last, mean, range }] of Object.entries(other.columns)) {
    const mine = one.columns[id];
    for (const [what, expected] of Object.entries({ last, mean })) {
      // Not the other way round: what is not a number is wrong.
      const right = Math.abs(mine?.[what] - expected) <= ALLOWED * range;
      if (!right) wrong.push(`${what} ${id} is ${mine?.[what]}, not ${expected}`);
    }
  }
  return wrong;
}
