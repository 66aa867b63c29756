// Copied scripts, really run: Python 3 with NumPy and Matplotlib, Node with the package, and cargo with the crate.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nullcline as core } from '../package/package.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.NULLCLINE_PYTHON ?? 'python3';
const work = mkdtempSync(join(tmpdir(), 'nullcline-'));
const lab = new core.Lab();
const run = promisify(execFile);

/** Values beside the defaults that each page is run with: other methods, other signs, a reset more, a run that diverges. */
const OTHERS = {
  'lif-step': [{ method: 'rk4', I_amp: 1.3 }, { method: 'dopri5', I_amp: 2 }, { dt: 0.5, I_tend: 10 }],
  'lif-sinus': [{ I_amp: 0.9 }, { method: 'rk4', I_amp: 0.9 }, { method: 'dopri5', I_amp: 0.9, I_freq: 0.3 }],
  'hh-step': [{ I_amp: 9, gNa: 150 }, { method: 'rk4' }, { method: 'dopri5', I_amp: -5 }, { dt: 0.1, I_amp: 30 }, { start: 'rest', EL: 20 }, { start: 'rest', gK: 10, I_amp: 0 }, { TTX: 20, TEA: 30, celsius: 12, Q10: 2.5 }, { reversal: 'nernst', start: 'rest', K_out: 15, celsius: 9 }],
  'hh-ramp': [{ method: 'rk4', FinalAmp: 30, dt: 0.02 }],
  'hh-sinus': [{ method: 'rk4', tend: 100, I_freq: 0.05 }],
  'type-x': [{ I_end: 1.2, v0: -1, w0: 0.4, v_th: 0.2 }, { method: 'rk4' }, { method: 'dopri5' }, { I_end: -0.2 }],
  'oja-cloud': [{ ratio: 2, size: 500, eta: 0.02, seed: 7 }, { ratio: 1, size: 500 }, { w0x: 0, w0y: 0, size: 500 }],
  'oja-images': [{ centred: 'yes', m: 6, sigma: 1 }, { centred: 'yes', m: 6, sigma: 1e9 }],
  'ramp-race': [{ sweep: 'up-down', ramps: 3, I_to: 0.7 }, { sweep: 'up-down', ramps: 2, sigma: 0.02, seed: 5 }],
  'step-lens': [{ I: 0.4, method: 'rk4' }, { method: 'dopri5', tend: 100 }],
  'lif-current': [{ method: 'euler' }, { stimulus: 'sinusoid', method: 'rk4', pulses: 3, pulse_at: 50.03, pulse_width: 0.25, pulse_every: 0.1 }, { stimulus: 'step', method: 'dopri5', start: 10.05, end: 59.97 }, { method: 'rk4', t_ref: 0.33, v0: 1.2 }, { method: 'dopri5', t_ref: 0.33, v0: 1.2 }],
  'izhikevich-plane': [{ method: 'euler' }, { method: 'half-steps', t_ref: 1.25 }, { method: 'half-steps', dt: 1 }, { stimulus: 'ramp', method: 'rk4', start: 10.05, end: 99.97, pulses: 2, pulse_at: 50.03, pulse_width: 0.05 }],
};

/** A page by itself and with the others; of a model, whose page is made like all models', two short runs. */
function runs({ id, params }) {
  if (OTHERS[id]) return [{}, ...OTHERS[id]];
  const short = { stimulus: 'step', tend: params.find((param) => param.id === 'tend').min };
  return [short, { ...short, method: 'euler' }];
}

/**
 * How far a column may be from Python's, as a share of its range. The steps of the adaptive method hang on the last digits of
 * their errors: so two programs are as far from one another as each is from the solution, and an upstroke magnifies that.
 */
const allowed = ({ week }, { method }, name) => {
  if (week > 0 || method !== 'dopri5') return 1e-9;
  // Of a spike's own quantities, such as an exponential of the voltage, the least delay makes more.
  return name.length > 1 ? 1e-3 : 1e-5;
};

/** The same text as the page copies. */
const script = (demo, values, language) => lab.script(demo, values, language).map(({ text }) => text).join('');

/** @returns the largest distance of two columns as a share of the range of the first; infinite where one is finite and the other is not. */
function distance(ours, theirs) {
  assert.equal(theirs.length, ours.length);
  const finite = ours.filter(Number.isFinite);
  const range = Math.max(...reduced(finite, Math.max), 0) - Math.min(...reduced(finite, Math.min), 0) || 1;
  return ours.reduce((far, x, i) => (Number.isFinite(x) === Number.isFinite(theirs[i]) ? (Number.isFinite(x) ? Math.max(far, Math.abs(x - theirs[i])) : far) : Infinity), 0) / range;
}
const reduced = (list, pick) => [list.reduce((a, b) => pick(a, b), list[0] ?? 0)];

before(() => {
  try {
    execFileSync(python, ['-c', 'import numpy, matplotlib'], { stdio: 'ignore' });
  } catch {
    throw new Error(`${python} has no NumPy and Matplotlib: run \`cargo xtask test scripts\`, which brings them`);
  }
});

for (const demo of core.demos().filter(({ python }) => python)) {
  for (const changed of runs(demo)) {
    test(`Python computes what ${demo.id} does with ${JSON.stringify(changed)}`, { concurrency: true }, async () => {
      const values = { ...Object.fromEntries(demo.params.map((param) => [param.id, param.default])), ...changed };
      const ours = core.columns(demo.id, values);
      const file = join(work, `${demo.id}-${Object.values(changed).join('-')}.py`);
      writeFileSync(file, script(demo.id, values, 'python'));
      const { stdout } = await run(python, [here('run.py'), file, ...Object.keys(ours)], { maxBuffer: 1 << 28 });
      const theirs = JSON.parse(stdout.replaceAll(/-?\bInfinity\b|\bNaN\b/gu, 'null'), (key, value) => (value === null ? Number.NaN : value));
      for (const [name, column] of Object.entries(ours)) {
        const far = distance(Array.from(column), theirs.columns[name]);
        assert.ok(far <= allowed(demo, values, name), `${name} is ${far} of its range away`);
      }
      const { page } = pageOf(demo);
      const { v_th, start, ...options } = values;
      if (page && start !== 'rest') {
        const known = page(options);
        const spikes = v_th === undefined ? known.spikeIndices : core.spikeIndices(known.v, v_th);
        if (!known.diverged) assert.deepEqual(theirs.spikes, Array.from(spikes));
      }
      const hash = hashOf(demo.id, values);
      assert.equal(theirs.said.match(/v\[\] ([0-9a-f]{8})/)?.[1] ?? '', hash);
      if (['lif-step', 'type-x'].includes(demo.id) && values.method !== 'dopri5') assert.match(hash, /^[0-9a-f]{8}$/);
    });
  }
}

/** A text whose names mean something else in Python, and in our programs. */
const CLASHING = {
  equations: "lambda=2*a\nf(x)=x*sum+list\nv'=v-v^3/3-w+i0+list\nw'=0.08*(f(v)+0.7*lambda-0.8*w)\npar a=0.5 sum=1 list=0 i0=0.5\n# i0: injected current\ninit v=-1\n@ dt=0.05, total=50\n",
};
const MODELS = [
  ['hodgkin-huxley', { method: 'rk4', tend: 30, stimulus: { kind: 'ramp', start: 5.003, end: 20, amplitude: 30 } }],
  ['izhikevich', { method: 'half-steps', dt: 0.5, tend: 100, stimulus: { kind: 'sinusoid', offset: 8, amplitude: 4, frequency: 0.05 } }],
  ['adex', { method: 'euler', tend: 100 }],
  ['type-x', { method: 'dopri5', stimulus: Array.from({ length: 400 }, (_, bin) => (bin % 150 < 75 ? 0.2 : 0.6)) }],
  [CLASHING, { method: 'rk4' }],
];
for (const [model, options] of MODELS) {
  test(`Python computes what simulate does of ${model.equations ? 'a text' : model} with ${Object.keys(options)}`, { concurrency: true }, async () => {
    const { spikeTimes, ...ours } = core.simulate(model, options);
    const columns = Object.entries(ours).filter(([, column]) => column instanceof Float64Array);
    const file = join(work, `${model.equations ? 'text' : model}_model.py`);
    writeFileSync(file, core.program(model, options, 'python'));
    const { stdout } = await run(python, [here('run.py'), file, ...columns.map(([name]) => name)], { maxBuffer: 1 << 28 });
    const theirs = JSON.parse(stdout.replaceAll('NaN', 'null'), (key, value) => (value === null ? Number.NaN : value));
    assert.ok(columns.length >= 3);
    for (const [name, column] of columns) {
      const far = distance(Array.from(column), theirs.columns[name]);
      assert.ok(far <= allowed({ week: 0 }, options, name), `${name} is ${far} of its range away`);
    }
    assert.equal(theirs.spikes.length, spikeTimes.length);
  });
}

/** The page's course function, where it has one. */
function pageOf({ id }) {
  const name = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
  return { page: core[name] };
}

/** The hash that the page shows: it comes with the picture, which Node cannot draw, so it is made of the column here. */
function hashOf(demo, values) {
  const text = script(demo, values, 'python');
  if (!text.includes('zlib.crc32')) return '';
  const { v } = core.columns(demo, values);
  let crc = ~0;
  for (const byte of new Uint8Array(v.buffer, v.byteOffset, v.byteLength)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

test('every parameter is a literal of its own, and the method is code', () => {
  for (const demo of core.demos()) {
    const values = Object.fromEntries(demo.params.map((param) => [param.id, param.default]));
    for (const language of demo.python ? ['python', 'rust', 'javascript'] : ['rust', 'javascript']) {
      const literals = lab.script(demo.id, values, language).map(({ param }) => param).filter((param) => param !== null);
      const wanted = demo.params.map(({ id }) => id).filter((id) => language !== 'python' || id !== 'method');
      assert.deepEqual(literals, wanted, `${demo.id} in ${language}`);
    }
  }
});

test('NumPy reads the CSV back by the line in its head, with its names and every number', async () => {
  for (const demo of core.demos()) {
    const values = Object.fromEntries(demo.params.map((param) => [param.id, param.default]));
    const file = join(work, `${demo.id}.csv`);
    lab.compute(demo.id, values);
    const text = lab.table(demo.id, values, 'csv', 'https://example.org/?demo=x');
    writeFileSync(file, text);
    const read = 'import numpy, sys, json; file = sys.argv[1]; t = eval("numpy." + sys.argv[2]); print(json.dumps([t.dtype.names] + [[repr(float(x)) for x in row] for row in (t[0], t[-1])]))';
    const lines = text.split('\n');
    const head = lines.findIndex((line) => !line.startsWith('#'));
    const told = lines.find((line) => line.startsWith('# NumPy: ')).slice('# NumPy: '.length);
    const { stdout } = await run(python, ['-c', read, file, told]);
    const [names, first, last] = JSON.parse(stdout);
    const ours = core.columns(demo.id, values);
    assert.deepEqual(lines[head].split(',').map((name) => name.split(' ')[0]), Object.keys(ours));
    assert.deepEqual(names.map((name) => name.split('_')[0]), Object.keys(ours).map((name) => name.split('_')[0]));
    const rows = Math.max(...Object.values(ours).map((column) => column.length));
    Object.values(ours).forEach((column, place) => {
      assert.equal(Number(first[place]), column[0]);
      if (column.length === rows) assert.equal(Number(last[place]), column[rows - 1]);
      else assert.equal(last[place], 'nan');
    });
    assert.ok(demo.params.every(({ id }) => lines.some((line) => line.startsWith(`# ${id} = `))));
  }
});

test('the JSON holds parameters, columns and spikes', () => {
  const demo = core.demos().find(({ id }) => id === 'hh-step');
  const table = JSON.parse(lab.table('hh-step', { I_amp: 9 }, 'json', 'a link'));
  const ours = core.hhStep({ I_amp: 9 });
  assert.deepEqual(table.parameters.map(({ id }) => id), demo.params.map(({ id }) => id));
  assert.equal(table.parameters.find(({ id }) => id === 'I_amp').value, 9);
  assert.deepEqual(table.columns.find(({ id }) => id === 'v').values, Array.from(ours.v));
  assert.deepEqual(table.spikes.indices, Array.from(ours.spikeIndices));
  assert.equal(table.link, 'a link');
});

test('the JavaScript runs in Node with the package and prints the last values', async () => {
  cpSync(here('../../target/tested/site/pkg'), join(work, 'pkg'), { recursive: true });
  writeFileSync(join(work, 'package.json'), '{"type": "module"}');
  // Node reads no file: addresses yet: the package is given its bytes.
  for (const demo of core.demos()) {
    const text = script(demo.id, {}, 'javascript')
      .replace('await init();', 'await init({ module_or_path: (await import("node:fs")).readFileSync("pkg/nullcline_bg.wasm") });');
    const file = join(work, `${demo.id}.mjs`);
    writeFileSync(file, text);
    const { stdout } = await run(process.execPath, [file], { cwd: work });
    for (const [name, column] of Object.entries(core.columns(demo.id, {}))) {
      assert.ok(stdout.includes(`${name} ${column.length} ${column.at(-1)}`), `${demo.id}: ${name}\n${stdout}`);
    }
  }
});
