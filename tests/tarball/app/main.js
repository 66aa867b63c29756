// A page as developers write it: it imports the package by its name, computes, shows what came out, and shows a live figure.
import init, { hhStep } from 'nullcline';
import 'nullcline/element';

await init();
const { v, spikeIndices } = hhStep(JSON.parse(new URLSearchParams(location.search).get('given')));
document.querySelector('output').textContent = JSON.stringify({ last: v.at(-1), spikes: [...spikeIndices] });
