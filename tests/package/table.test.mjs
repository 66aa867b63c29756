// The numbers of a page as files for scripts and for spreadsheets, with the pinned runs and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nullcline } from './package.mjs';

const lab = new nullcline.Lab();
const LINK = 'https://example.org/?demo=x&a=1;2';
const pins = [{ values: { I_amp: 1.3 }, label: '=cmd, "a";\n#1', place: 0 }, { values: { I_amp: 1.2, dt: 0.2 }, label: 'coarse', place: 3 }];
const ours = nullcline.lifStep();
const [one, two] = [nullcline.lifStep({ I_amp: 1.3 }), nullcline.lifStep({ I_amp: 1.2, dt: 0.2 })];

/** The cells of a file for spreadsheets; none of the cells asked for here holds the sign between them. */
function cells(text, between) {
  assert.ok(text.startsWith('\ufeff') && text.endsWith('\r\n'), 'a mark before, whole lines');
  return text.slice(1).trimEnd().split('\r\n').map((line) => line.split(between));
}

for (const [format, between, decimal] of [['commas', ';', ','], ['points', ',', '.']]) {
  test(`a spreadsheet with decimal ${format} has heads first, every number, and the parameters at the right`, () => {
    const text = lab.table('lif-step', {}, format, LINK, []);
    const [heads, ...rows] = cells(text, between);
    assert.deepEqual(heads.slice(3), ['', 'parameter', 'unit', 'value']);
    assert.deepEqual(heads.slice(0, 3).map((head) => head.split(' ')[0]), ['t', 'v', 'I']);
    const number = (cell) => Number(cell.replace(decimal, '.'));
    assert.equal(rows.length, ours.t.length);
    ['t', 'v', 'I'].forEach((id, place) => assert.deepEqual(rows.map((row) => number(row[place])), Array.from(ours[id]), id));
    const aside = new Map(rows.filter((row) => row[4]).map((row) => [row[4], row[6]]));
    assert.equal(aside.get('I_amp'), `1${decimal}005`);
    assert.equal(aside.get('spikes'), String(ours.spikeTimes.length));
    assert.ok(text.includes(format === 'commas' ? `link;;"${LINK}"` : `link,,${LINK}`), 'a sign between cells is quoted');
  });
}

test('pinned runs go along on request, under their names without any sign of the grammar', () => {
  const [heads, ...rows] = cells(lab.table('lif-step', {}, 'points', 'x', pins), ',');
  // The first pin has our bins, the second its own.
  const names = heads.slice(0, heads.indexOf('')).map((head) => head.replace(/ \((?:[^)]*)\)/u, ''));
  assert.deepEqual(names, ['t', 'v', 'I', 'v =cmd a 1', 'I =cmd a 1', 't coarse', 'v coarse', 'I coarse']);
  const column = (place) => rows.map((row) => row[place]).filter(Boolean).map(Number);
  assert.deepEqual([column(3), column(5), column(6)], [Array.from(one.v), Array.from(two.t), Array.from(two.v)]);
  assert.deepEqual(heads.slice(heads.indexOf('parameter')), ['parameter', 'unit', 'value', 'pinned: =cmd a 1', 'pinned: coarse']);
  assert.ok(heads.every((head) => !/^[=+\-@]/u.test(head)), 'no head is a formula');
});

test('the CSV for scripts takes them along as well, with every line of its head a comment', () => {
  const lines = lab.table('lif-step', {}, 'csv', 'x', pins).trimEnd().split('\n');
  const head = lines.findIndex((line) => !line.startsWith('#'));
  assert.deepEqual(lines.slice(head).map((line) => line.split(',').length), Array(ours.t.length + 1).fill(8));
  assert.ok(lines.includes('# pinned run coarse: I_amp = 1.2, dt = 0.2'), lines.slice(0, head).join('\n'));
  assert.ok(lines.some((line) => line.includes(`skip_header=${head}`)), 'NumPy is told how many they are');
});

test('the JSON has them under pins, and none where none are asked for', () => {
  const table = JSON.parse(lab.table('lif-step', {}, 'json', 'x', pins));
  assert.deepEqual(table.pins.map(({ label }) => label), pins.map(({ label }) => label));
  assert.deepEqual(table.pins[1].columns.find(({ id }) => id === 'v').values, Array.from(two.v));
  assert.equal(table.pins[1].parameters.find(({ id }) => id === 'dt').value, 0.2);
  assert.equal(JSON.parse(lab.table('lif-step', {}, 'json', 'x')).pins, undefined);
});

test('what is not a number is nan for scripts and an empty cell in a spreadsheet', () => {
  const values = { dt: 0.1, I_amp: 30 };
  const { diverged } = nullcline.hhStep(values);
  assert.notEqual(diverged, null);
  assert.ok(lab.table('hh-step', values, 'csv', 'x').includes(',nan,'));
  assert.ok(!/nan|inf/iu.test(lab.table('hh-step', values, 'commas', 'x').split('\r\n').slice(40).join('')));
});
