// Runs as programs: the formats, the texts of pages, of models and of equations, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nullcline as core } from './package.mjs';

const { formats, program } = core;
const refusal = (call) => {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof RangeError, String(error));
    return error;
  }
  assert.fail('it is refused');
};

test('the formats are told in the order of the menu', () => {
  const ids = formats().map(({ id }) => id);
  const all = ['xppaut', 'brian2', 'neuron', 'neuroml', 'nest', 'latex', 'c', 'python', 'rust', 'javascript'];
  assert.deepEqual(ids, all.filter((id) => ids.includes(id)));
  for (const id of ['xppaut', 'brian2', 'neuron', 'latex', 'c', 'python', 'rust', 'javascript']) assert.ok(ids.includes(id), id);
  for (const { title, extension, exact } of formats()) {
    assert.ok(title && extension && !extension.startsWith('.'));
    assert.equal(typeof exact, 'boolean');
  }
});

test('a page is a text, with its values in it and its address at its head', () => {
  const text = program('hh-step', { I_amp: 9, method: 'rk4' }, 'xppaut');
  assert.match(text, /demo=hh-step&I_amp=9&method=rk4/);
  assert.match(text, /@ meth=rk4,dt=0\.01,total=99\.99/);
  assert.match(text, /^v\(0\)=0$/m);
});

test('several files are an object of texts by their names', () => {
  const files = program('hh-step', {}, 'neuron');
  const names = Object.keys(files);
  assert.ok(names.some((name) => name.endsWith('.mod')) && names.some((name) => name.endsWith('.py')), names.join(' '));
});

test('a model takes the options of simulate, in every format that can write it', () => {
  const options = { a: 1.3, stimulus: { kind: 'step', start: 10, end: 50, amplitude: 0.6 }, method: 'euler', tend: 100, v0: -1 };
  const lacking = ["nest"];
  for (const id of lacking) assert.equal(refusal(() => program('type-x', options, id)).key, 'format');
  for (const id of formats().map(({ id }) => id).filter((id) => !lacking.includes(id))) {
    const written = program('type-x', options, id);
    const text = typeof written === 'string' ? written : Object.values(written).join('');
    assert.match(text, /1\.3/, id);
  }
});

test('equations of a text are written as a model is', () => {
  const equations = "v'=v-v^3/3-w+I\nw'=0.08*(v+0.7-0.8*w)\npar I=0.5\ninit v=-1\n";
  const text = program({ equations }, { tend: 50, dt: 0.05, method: 'rk4' }, 'c');
  assert.match(text, /int main\(void\)/);
});

test('what cannot be written is refused by its key', () => {
  assert.equal(refusal(() => program('hh-step', {}, 'fortran')).key, 'format');
  assert.equal(refusal(() => program('no-page', {}, 'c')).key, 'demo');
  assert.equal(refusal(() => program('oja-cloud', {}, 'xppaut')).key, 'demo');
  assert.equal(refusal(() => program('lif-firing', {}, 'xppaut')).key, 'demo');
  assert.equal(refusal(() => program('hh-step', { I_amp: 'x' }, 'c')).key, 'I_amp');
  assert.equal(refusal(() => program('izhikevich', { method: 'half-steps' }, 'brian2')).key, 'format');
});

test('a page without equations keeps its own scripts', () => {
  for (const format of ['python', 'rust', 'javascript']) assert.match(program('oja-cloud', {}, format), /oja|Oja/);
});
