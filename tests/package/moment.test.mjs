// The clock by which a run is played: which frame is due, whatever the time between two pictures.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LAST_FRAME, SPEEDS, createMoment } from '../../target/tested/site/www/state/moment.js';

const FPS = 40;

/** A run of so many frames that is played from its start, and the time of its page. */
function playing(frames) {
  const moment = createMoment();
  moment.open(FPS, true);
  moment.play(true);
  let now = 1000;
  /** Draws for this long, a picture each 16 ms, and says which frame was the last. */
  const run = (ms, seen = true) => {
    let frame = NaN;
    for (const end = now + ms; now < end; now += 16) {
      frame = moment.due(now, seen);
      if (moment.drawn(frames)) moment.play(false);
    }
    return Math.min(frame, frames - 1);
  };
  return { moment, run };
}

test('each speed, from a tenth to ten times, is kept to the frame', () => {
  assert.deepEqual([SPEEDS[0], SPEEDS.at(-1)], [0.1, 10]);
  for (const speed of SPEEDS) {
    const { moment, run } = playing(100_000);
    moment.speed = speed;
    const start = run(16); // time is measured from the first picture on
    assert.ok(Math.abs(run(20 * 1000 / FPS) - start - 20 * speed) <= 1 + speed, `${speed}×`);
  }
});

test('a run that loops begins anew, again and again; one that does not ends at its last frame', () => {
  const { moment, run } = playing(400);
  moment.looping = true;
  const seen = Array.from({ length: 9 }, () => run(400 / 4 * 1000 / FPS));
  assert.equal(seen.filter((frame, index) => frame < seen[index - 1]).length, 2);
  assert.ok(moment.playing);
  moment.looping = false;
  assert.equal(run(500 * 1000 / FPS), 399);
  assert.deepEqual([moment.playing, moment.atEnd, moment.due(1e6, true)], [false, true, LAST_FRAME]);
});

test('it stands still while nobody can see it, and goes on from there', () => {
  const { run } = playing(1000);
  const before = run(500);
  assert.ok(before > 10);
  assert.equal(run(2000, false), before);
  assert.ok(Math.abs(run(500) - before - 20) <= 1);
});

test('a long pause between two pictures is not made up for', () => {
  const { moment, run } = playing(1000);
  const before = run(160);
  assert.ok(moment.due(1000 + 160 + 60_000, true) - before <= FPS / 4 + 1);
});

test('it is stepped both ways and sought, and does not go beyond its ends', () => {
  const { moment, run } = playing(100);
  run(160);
  moment.play(false);
  const at = () => moment.due(0, true);
  moment.seek(10);
  for (const [way, frame] of [[1, 11], [-1, 10], [1, 11]]) {
    moment.step(way);
    assert.equal(at(), frame);
  }
  moment.seek(0);
  moment.step(-1);
  assert.equal(at(), 0);
  moment.seek(99);
  assert.equal(at(), LAST_FRAME);
  moment.step(1);
  assert.equal(at(), LAST_FRAME);
  moment.step(-1);
  assert.equal(at(), 98);
});

test('where there is nothing to play, nothing is', () => {
  const moment = createMoment();
  moment.open(0, true);
  moment.play(true);
  assert.deepEqual([moment.playing, moment.due(1000, true), moment.drawn(1)], [false, 0, false]);
});
