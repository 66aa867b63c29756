// Keeps the whole site, in one version, so that it works with the network off.
//
// The site's build writes what this version is before it, and both together as sw.js beside index.html.
//
//   VERSION  tells it from every other
//   FILES    the hash of each file, by its path
//   ASKED    those of them that are kept once they were asked for: another language is of no use to most
//
// A version is taken in whole or not at all, each file by its hash: no core ever meets the JavaScript of another. While
// a page of an older version is open, the new one waits until a reader lets it take over.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;

/** What ours are called: on one origin there may be several labs, and other sites. */
const OURS = `nullcline ${scope} `;
const NAME = OURS + VERSION;
const PAGE = "index.html";

/** Some hosts lead from index.html to its folder. @param {string} path */
const address = (path) => new URL(path === PAGE ? "./" : path, scope).href;

/** A file of this very version, or an error. @param {string} path */
async function fetched(path) {
  const response = await fetch(address(path), { integrity: FILES[path], cache: "no-cache", priority: "low" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // An answer that came from elsewhere may not be given to somebody who opens the page.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

async function install() {
  const cache = await caches.open(NAME);
  try {
    const wanted = await Promise.all(Object.keys(FILES).map(async (path) => !ASKED.includes(path) || (await isUsed(path)) ? [path] : []));
    await Promise.all(wanted.flat().map(async (path) => cache.put(address(path), await fetched(path))));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** Whether a version before this one has kept a file. @param {string} path */
async function isUsed(path) {
  const names = await caches.keys();
  const kept = await Promise.all(names.filter((name) => name.startsWith(OURS)).map(async (name) => (await caches.open(name)).match(address(path), { ignoreVary: true })));
  return kept.some(Boolean);
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
}

/** The path of ours that is asked for, if it is one. @param {Request} request */
function asked({ method, mode, url }) {
  const [place, query] = url.split("#")[0].split("?");
  if (method !== "GET" || !place.startsWith(scope)) return null;
  // What the page shows is in its query.
  if (query !== undefined && mode !== "navigate") return null;
  const path = place.slice(scope.length) || PAGE;
  return Object.hasOwn(FILES, path) ? path : null;
}

/** Files that were found as they should be, since this worker began. @type {Set<string>} */
const whole = new Set();

/** Whether an answer that was kept is still the file: disks err, and other programs clear away. @param {string} path @param {Response} kept */
async function isWhole(path, kept) {
  if (whole.has(path)) return true;
  const digest = await crypto.subtle.digest("SHA-256", await kept.clone().arrayBuffer());
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (FILES[path] === `sha256-${hash}`) whole.add(path);
  return whole.has(path);
}

/** @param {string} path */
async function answer(path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address(path), { ignoreVary: true });
  if (kept && (await isWhole(path, kept))) return kept;
  // The browser has thrown it away, or damaged it. Of another version it is no use.
  const response = await fetched(path);
  // Where there is no room for it the page has it all the same.
  await cache.put(address(path), response.clone()).catch(() => {});
  return response;
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const path = asked(event.request);
  if (path !== null) event.respondWith(answer(path));
});
worker.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(worker.skipWaiting());
  // A page that came before the worker: it is ours only if it is of our version.
  if (event.data === VERSION) event.waitUntil(worker.clients.claim());
});
