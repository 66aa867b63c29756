// Models from the texts of their equations: parsed, run and analysed by the functions that take a model's id.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nullcline } from './package.mjs';

const { fiCurve, fixedPoints, parseModel, simulate } = nullcline;

const TEXT = "# Two variables\nv'=v-v^3/3-w+I\nw'=0.08*(v+a-0.8*w)\npar a=0.7, I=0.5\ninit v=-1, w=-0.5\n";

test('a text is a model of the catalogue’s shape, with its parameters and its current', () => {
  const { model, errors } = parseModel(TEXT);
  assert.deepEqual(errors, []);
  assert.deepEqual(model.variables.map(({ id }) => id), ['v', 'w']);
  assert.deepEqual(model.params.map(({ id, default: value }) => [id, value]), [['a', 0.7]]);
  assert.equal(model.current, 0.5);
});

test('a text that is wrong is null, and each fault has its place; no text throws', () => {
  const { model, errors } = parseModel("v'=v-\nw'=b*(v-w)\n");
  assert.equal(model, null);
  assert.deepEqual([...new Set(errors.map(({ line }) => line))], [1, 2]);
  for (const { column, message } of errors) assert.ok(column >= 1 && message.length > 5, message);
  for (const text of ['', '\0', '('.repeat(10_000), "v'=1/0", "v'=v\nv'=v", 'x=x\n'.repeat(2_000), 'é'.repeat(70_000)]) {
    const { model: none, errors: told } = parseModel(text);
    assert.equal(none === null, told.length > 0, text.slice(0, 20));
  }
});

test('a run of a text has columns under its names, from its own start, under its own current', () => {
  const run = simulate({ equations: TEXT }, { dt: 0.1, tend: 20 });
  assert.deepEqual([run.v[0], run.w[0], run.I[0], run.t.length], [-1, -0.5, 0.5, 200]);
  assert.ok(run.v.every(Number.isFinite) && run.w.every(Number.isFinite));
  assert.throws(() => simulate({ equations: "v'=" }, {}), (error) => error instanceof RangeError && error.key === 'equations');
});

test('the analysis takes a text in the place of a model', () => {
  const points = fixedPoints({ equations: TEXT }, { I: 0.5 });
  assert.equal(points.length, 1);
  const [v, w] = points[0].state;
  assert.ok(Math.abs(v - v ** 3 / 3 - w + 0.5) < 1e-9 && Math.abs(v + 0.7 - 0.8 * w) < 1e-9);
  const { rate } = fiCurve({ equations: TEXT }, { from: 0, to: 1, points: 3, tolerance: 0 });
  assert.equal(rate.length, 3);
});
