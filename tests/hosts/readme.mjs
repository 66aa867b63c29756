// The snippets that the README tells people to paste, by the hosts that they are for.
import { readFileSync } from 'node:fs';

/** The address that stands for the reader's own. */
const PLACEHOLDER = 'https://your.host/nullcline/';

const snippets = new Map();
const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
for (const [, , host, body] of text.matchAll(/^(`{3,})\w+ (\S+)\n(.*?)^\1$/gmsu)) snippets.set(host, body);

/** The snippet for a host, with the address of a lab that is there. */
export function snippet(host, lab) {
  const found = snippets.get(host);
  if (!found?.includes(PLACEHOLDER)) throw new Error(`the README has no snippet for ${host}; it has ${[...snippets.keys()].join(', ')}`);
  return found.replaceAll(PLACEHOLDER, lab);
}

/** The hosts that have one. */
export const hosts = () => [...snippets.keys()];
