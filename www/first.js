// Runs before the first paint: the theme, how much of the lab is shown, and a word to the reader when the program itself does not arrive.
(function () {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  /** Of a key that is there twice, the last counts. @param {string} key */
  const asked = (key) => query.getAll(key).at(-1);
  root.dataset.ui = asked("ui") ?? "full";

  function remembered() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is refused in some embedded pages: the theme then follows the system
    }
  }
  const theme = asked("theme") ?? remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  function fail() {
    document.body.dataset.state = "failed";
    const failure = document.getElementById("failure");
    if (failure) failure.hidden = false;
    document.getElementById("retry")?.addEventListener("click", () => location.reload());
  }

  // A module that is missing, itself or one that it imports, is an error of its script element; it does not bubble.
  addEventListener("error", (event) => {
    const place = event.target;
    if (place instanceof HTMLScriptElement && place.id === "program") fail();
    else if (event instanceof ErrorEvent && document.body?.dataset.state === "loading") fail();
  }, true);

  if (!("noModule" in HTMLScriptElement.prototype)) addEventListener("DOMContentLoaded", fail);
})();
