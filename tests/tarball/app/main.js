// A page as developers write it: it imports the package by its name, computes, and shows what came out.
import init, { hhStep } from 'nullcline';

await init();
const { v, spikeIndices } = hhStep(JSON.parse(new URLSearchParams(location.search).get('given')));
document.body.textContent = JSON.stringify({ last: v.at(-1), spikes: [...spikeIndices] });
