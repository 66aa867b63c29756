// Long work in portions: the newest job is done, one that is called off stands still, and goes on where it stood.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createPortions } from '../../target/tested/site/www/work/portions.js';
import { nullcline } from './package.mjs';

/** Some work, under the key of what it is asked with; of many points it is not soon done. */
const job = (points) => ({ key: `${points} points`, demo: 'lif-firing', values: { points } });

/** Portions that go on when the test says so, and what they have told. */
function paced() {
  const told = [];
  const waiting = [];
  const order = createPortions(Promise.resolve(nullcline), { ms: 1, rest: () => new Promise((on) => waiting.push(on)), tell: (news) => told.push(news) });
  return {
    told,
    order,
    /** Lets whoever waits go on, so many times. */
    async goOn(times = 1) {
      for (let time = 0; time < times; time += 1) {
        await new Promise(setImmediate);
        for (const on of waiting.splice(0)) on();
      }
      await new Promise(setImmediate);
    },
  };
}

test('a job is told portion by portion, until it is done', async () => {
  const { told, order, goOn } = paced();
  const done = order(job(5));
  while (told.at(-1)?.progress !== 1) await goOn();
  await done;
  assert.ok(told.length > 1);
  assert.deepEqual(told.map(({ progress }) => progress), told.map(({ progress }) => progress).toSorted((a, b) => a - b));
  assert.ok(told.every(({ key, found }) => key === '5 points' && found.length > 0));
});

test('work that is called off stands still, and goes on when it is resumed', async () => {
  const { told, order, goOn } = paced();
  order(job(2001));
  await goOn(4);
  const stopped = told.at(-1);
  assert.ok(stopped.progress > 0 && stopped.progress < 1);
  order(null);
  await goOn(4);
  assert.equal(told.at(-1), stopped);
  order(job(2001));
  await goOn(2);
  assert.ok(told.at(-1).progress > stopped.progress);
});

test('it begins anew with other values, and of many orders at once none but the newest is begun', async () => {
  const { told, order, goOn } = paced();
  order(job(2001));
  await goOn(3);
  const { length } = told;
  for (const points of [7, 9, 5]) order(job(points));
  while (told.at(-1).progress !== 1) await goOn();
  assert.deepEqual([...new Set(told.slice(length).map(({ key }) => key))], ['5 points']);
});
