// Lets the browser keep the whole site, so that the lab works with the network off, and offers new versions.
import { idle } from "../parts/turn.js";
import { language, words } from "../words/index.js";

/** Registers the keeper, once the page has all that it needs itself. @param {import("../view/notices.js").Notices} notices */
export async function keepOffline(notices) {
  try {
    await idle();
    const { serviceWorker } = navigator;
    follow(serviceWorker);
    if (isGuest() || isSpared() || !isSecureContext) return;
    // This page's own version, asked for before another one may be published.
    const [{ version }] = await Promise.all([import("../../version.js"), loaded()]);
    const registration = await serviceWorker.register(new URL("../../sw.js", import.meta.url), { updateViaCache: "none" });
    watch(registration, () => notices.show("version", [words.newVersion], true, {
      label: words.takeVersion,
      press: () => registration.waiting?.postMessage("take over"),
    }));
    // The first visit: what this page has not asked for yet comes from the keeper, too.
    const { active } = await serviceWorker.ready;
    if (serviceWorker.controller) return;
    // The language of the page came before there was a keeper that could keep it: it is asked for again.
    serviceWorker.addEventListener("controllerchange", () => { for (const file of filesOf(language)) fetch(file).catch(() => {}); }, { once: true });
    active?.postMessage(version);
  } catch {
    // Refused, as in a sandbox, in some private windows, from a disk or where it does not fit: the page works without.
  }
}

/** The files of a language; English is a part of the program. @param {string} key */
const filesOf = (key) => (key === "en" ? [] : [`www/words/${key}.js`, `page/made/words/${key}.js`].map((path) => new URL(`../../${path}`, import.meta.url)));

/** Pages of two versions do not go together: all that are open begin anew, each at its address. @param {ServiceWorkerContainer} container */
function follow(container) {
  let kept = Boolean(container.controller);
  container.addEventListener("controllerchange", () => {
    if (kept) location.reload();
    kept = true;
  });
}

/** Whether the page is embedded, by a frame or by how it is asked for: whoever shows it elsewhere did not visit the lab. */
function isGuest() {
  // The address that was asked for: the page may have written another since.
  const [{ name: asked }] = performance.getEntriesByType("navigation");
  const ui = new URL(asked).searchParams.get("ui") ?? "full";
  return top !== window || ui !== "full";
}

/** Whether the reader has asked for little traffic. */
const isSpared = () => Boolean(Reflect.get(navigator, "connection")?.saveData);

/** Once everything that the page itself has asked for is there. */
function loaded() {
  return new Promise((on) => {
    if (document.readyState === "complete") on(null);
    else addEventListener("load", on, { once: true });
  });
}

/** Tells when a version waits for its turn. @param {ServiceWorkerRegistration} registration @param {() => void} tell */
function watch(registration, tell) {
  const look = () => registration.active && registration.waiting && tell();
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}
