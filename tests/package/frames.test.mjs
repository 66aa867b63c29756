// A page is opened once and drawn often: each frame is what `show` gives, whatever else the lab is asked between two of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nullcline } from './package.mjs';

const VIEW = { dark: false, density: 1, fontSize: 12.5, fontFamily: 'serif' };
/** Panels without any width are told and not drawn. */
const unseen = ({ panels }) => panels.map(() => ({ width: 0, height: 0 }));
const usual = ({ params }) => Object.fromEntries(params.map((param) => [param.id, param.default]));

for (const demo of nullcline.demos()) {
  test(`the frames of ${demo.id} are those that are shown at once`, () => {
    const [drawing, showing] = [new nullcline.Lab(), new nullcline.Lab()];
    const number = demo.params.find(({ kind }) => kind === 'number');
    const pinned = { ...usual(demo), [number.id]: number.default + number.step };
    const view = { ...VIEW, pins: [{ values: pinned, label: 'before', place: 0 }] };
    drawing.open(demo.id, usual(demo), view);
    for (const frame of [0, 7, 1e9]) {
      assert.deepEqual(drawing.draw(frame, unseen(demo)), showing.show(demo.id, usual(demo), { ...view, frame }, unseen(demo)));
    }
  });
}

test('what is asked of other values between two frames changes neither, and what is refused leaves open what was open', () => {
  const lab = new nullcline.Lab();
  const [demo, other] = nullcline.demos();
  const values = usual(demo);
  assert.throws(() => lab.draw(0, unseen(demo)), /no page is open/u);
  lab.open(demo.id, values, VIEW);
  const first = lab.draw(1e9, unseen(demo));
  lab.judge(demo.id, values, { I_amp: 0 });
  lab.svg(other.id, usual(other), { ...VIEW, frame: 0 }, unseen(other));
  assert.throws(() => lab.open(demo.id, { ...values, dt: -1 }, VIEW), { name: 'RangeError', key: 'dt' });
  assert.deepEqual(lab.draw(1e9, unseen(demo)), first);
});

test('in a hurry a frame is the same, but for what is to be doubted, which is told when it is asked for', () => {
  const demo = nullcline.demos().find(({ id }) => id === 'lif-step');
  const values = { ...usual(demo), method: 'euler', dt: 0.5 };
  const [hurried, whole] = [new nullcline.Lab(), new nullcline.Lab()];
  hurried.open(demo.id, values, VIEW);
  whole.open(demo.id, values, VIEW);
  const { warning, remedy, doubted, ...rest } = whole.draw(1e9, unseen(demo));
  const { warning: none, remedy: nothing, doubted: asked, ...same } = hurried.draw(1e9, unseen(demo), true);
  assert.deepEqual(same, rest);
  assert.match(warning, /exact/u);
  assert.deepEqual([none, nothing, asked, doubted], ['', null, false, true]);
  assert.deepEqual(hurried.doubts(), { warning, remedy });
  // What has been found is told from then on, however hurried.
  assert.equal(hurried.draw(1e9, unseen(demo), true).warning, warning);
  assert.throws(() => new nullcline.Lab().doubts(), /no page is open/u);
});
