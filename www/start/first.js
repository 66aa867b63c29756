// Runs before the first paint: the theme, the language, how much of the lab is shown, and a word to the reader when the program itself does not
// arrive, or takes long; and what it means to try again.
(function () {
  /** So long the reader sees nothing but that the lab is loading. */
  const LATE_MS = 20_000;
  /** So long it is waited for a sign of life of the server. */
  const SIGN_MS = 5000;
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  /** Of a key that is there twice, the last counts. @param {string} key */
  const asked = (key) => query.getAll(key).at(-1);
  root.dataset.ui = asked("ui") ?? "full";
  root.dataset.ground = asked("ground") ?? "own";

  /** What the reader chose on this device. @param {string} what */
  function remembered(what) {
    try {
      return localStorage.getItem(what);
    } catch {
      return null; // storage is refused in some embedded pages: all is then as the system has it
    }
  }
  const theme = asked("theme") ?? remembered("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  /** The languages that are spoken, as the site's build names them: as the address asks, as the reader chose, as the browser is set. */
  const languages = document.currentScript?.dataset.languages?.split(" ") ?? [];
  const wanted = [asked("lang"), remembered("language"), ...navigator.languages.map((tag) => tag.split("-")[0].toLowerCase())];
  const language = wanted.find((one) => one && languages.includes(one)) ?? "en";
  root.lang = language;
  // What stands in English is not shown until it can be said.
  if (language !== "en") root.dataset.words = "awaited";

  const arriving = () => ["loading", "late"].includes(document.body?.dataset.state ?? "");

  function fail() {
    delete root.dataset.words;
    document.body.dataset.state = "failed";
    const failure = document.getElementById("failure");
    if (failure) failure.hidden = false;
  }

  // What is late may come yet: then this is gone.
  setTimeout(() => {
    const late = document.getElementById("late");
    if (!arriving() || !late) return;
    delete root.dataset.words;
    document.body.dataset.state = "late";
    late.hidden = false;
  }, LATE_MS);

  /** The folder of the lab; none in a single file. */
  const folder = document.currentScript instanceof HTMLScriptElement && document.currentScript.src ? new URL("../../", document.currentScript.src).href : "";

  /** Asks for a file that the program will ask for. @param {Record<string, string>} what */
  function expect(what) {
    document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "anonymous", ...what }));
  }
  // Other words than those that stand in the page are waited for: what takes another room in them would be seen to move.
  if (folder && language !== "en") {
    for (const words of ["www", "page/made"]) {
      const script = Object.assign(document.createElement("script"), { type: "module", src: `${folder}${words}/words/${language}.js` });
      script.setAttribute("blocking", "render");
      document.head.append(script);
    }
  }
  // The core is the largest part, and its own module is slow to tell of it. The site's build names the pages that need the whole.
  const pages = document.currentScript?.dataset.whole?.split(" ");
  if (pages) {
    // What is seen first comes first; in a frame, or in a tab behind others, nothing may ever be seen.
    if (document.hidden || parent !== window) askForCore(pages);
    else requestAnimationFrame(() => setTimeout(() => askForCore(pages)));
  }

  /** @param {string[]} pages */
  function askForCore(pages) {
    const core = `${folder}${pages.includes(asked("demo") ?? "") ? "pkg" : "course"}/nullcline`;
    expect({ rel: "preload", as: "fetch", href: `${core}_bg.wasm` });
    expect({ rel: "modulepreload", href: `${core}.js` });
  }

  /** Forgets what the browser keeps of the lab, which may be damaged, where the server is there to send it anew. */
  async function forget() {
    try {
      // The keeper answers for no query: this comes from the server, or not at all.
      const sign = await fetch(`${folder}sw.js?alive`, { cache: "no-store", signal: AbortSignal.timeout(SIGN_MS) });
      if (!sign.ok) return;
      const keepers = await navigator.serviceWorker.getRegistrations();
      await Promise.all(keepers.filter(({ scope }) => scope === folder).map((keeper) => keeper.unregister()));
      const kept = await caches.keys();
      await Promise.all(kept.filter((name) => name.startsWith(`nullcline ${folder} `)).map((name) => caches.delete(name)));
    } catch {
      // Nothing is kept, or nobody is there.
    }
  }

  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("[data-retry]");
    if (!button) return;
    if (folder && button.getAttribute("data-retry") === "anew") await forget();
    location.reload();
  });

  // A module that is missing, itself or one that it imports, is an error of its script element; it does not bubble.
  addEventListener("error", (event) => {
    const place = event.target;
    if (place instanceof HTMLScriptElement && place.id === "program") fail();
    else if (event instanceof ErrorEvent && arriving()) fail();
  }, true);

  if (!("noModule" in HTMLScriptElement.prototype)) addEventListener("DOMContentLoaded", fail);
})();
