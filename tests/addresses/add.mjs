// Adds to the corpus what it lacks of today's pages, as the page writes it: `node tests/addresses/add.mjs`, with the site of the tests built (`cargo xtask build --quick`).
//
// An address that stands in it is never changed: it was written, and somebody has it. What it opens changes only where an id does.
import { readFileSync, writeFileSync } from 'node:fs';

import { contents } from '../../target/tested/site/course/contents.js';
import { write } from '../../target/tested/site/www/state/address.js';
import { nullcline } from '../package/package.mjs';

const FILE = new URL('corpus.json', import.meta.url);

/** Addresses, and all that each of them opens: page, values, pins, parts of axes, difference. */
export const corpus = JSON.parse(readFileSync(FILE, 'utf8'));

/** The schema that an address of a page is written in. @type {Map<string, number>} */
const schemas = new Map(contents.map(({ id, schema }) => [id, schema]));
const writtenIn = (address) => Number(new URLSearchParams(address).get('v') ?? 1);

/** The runs that the corpus has of a page in addresses as they are written today. */
function runs(demo) {
  const today = Object.entries(corpus).filter(([address, content]) => content.demo === demo.id && writtenIn(address) === schemas.get(demo.id));
  return today.flatMap(([, { values, pins }]) => [values, ...pins.map((pin) => pin.values)]);
}

/** The parameters and options of a page that no address of the corpus tells from its default. */
export function lacking(demo) {
  const told = (id, value) => runs(demo).some((values) => (value === undefined ? values[id] !== undefined && values[id] !== usual(demo)[id] : values[id] === value));
  const numbers = demo.params.filter((param) => param.kind !== 'choice' && !told(param.id)).map(({ id }) => ({ [id]: undefined }));
  const options = demo.params.flatMap(({ id, choices }) => choices.filter((choice) => !told(id, choice.id)).map((choice) => ({ [id]: choice.id })));
  return { page: runs(demo).length === 0, numbers, options };
}

const usual = (demo) => Object.fromEntries(demo.params.map((param) => [param.id, param.default]));

/** A step of the slider away from the default. */
function moved({ default: at, step, max }) {
  const to = at + step <= max ? at + step : at - step;
  return Number(to.toPrecision(12));
}

function add(demo, values, pins = [], zoom = {}, difference = null) {
  corpus[write({ demo, values, pins, zoom: new Map(Object.entries(zoom)), difference })] = { demo: demo.id, values, pins, zoom, difference };
}

function addPage(demo) {
  const { page, numbers, options } = lacking(demo);
  const defaults = usual(demo);
  if (page) add(demo, defaults);
  const changed = demo.params.filter(({ id }) => numbers.some((one) => id in one)).map((param) => [param.id, moved(param)]);
  if (changed.length) add(demo, { ...defaults, ...Object.fromEntries(changed) });
  const others = options.map((option) => ({ values: { ...defaults, ...option }, label: '', shown: true }));
  const presets = page ? demo.presets.map(({ name, values }) => ({ values: { ...defaults, ...values }, label: name, shown: false })) : [];
  const pins = [...others, ...presets];
  if (pins.length) add(demo, defaults, pins);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  nullcline.demos().forEach(addPage);
  const lines = Object.entries(corpus).map(([address, content]) => `${JSON.stringify(address)}: ${JSON.stringify(content)}`);
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
}
