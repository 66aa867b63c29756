// What a page holds in memory once its slider has been moved again and again: the core's memory and JavaScript's together.
import { held } from './slider.mjs';

const MOVES = 200;

/** Bytes that an open page of the lab holds then. @param {import('./pages.mjs').Open} open */
export async function memory({ page, thumb }) {
  const protocol = await page.context().newCDPSession(page);
  const move = await held(page, thumb);
  for (let count = 1; count <= MOVES; count++) await move(count);
  await page.mouse.up();
  await protocol.send('HeapProfiler.enable');
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  return usedSize + await ofCores(protocol);
}

/** Bytes of all memories of WebAssembly in the page. */
async function ofCores(protocol) {
  const { result: kind } = await protocol.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId: kind.objectId });
  const sum = 'function () { return this.reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0); }';
  const { result } = await protocol.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: sum, returnByValue: true });
  return result.value;
}
