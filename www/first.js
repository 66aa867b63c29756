// Runs before the first paint: the remembered theme, and a word to the reader when the program itself does not arrive.
(function () {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is refused in some embedded pages: the theme then follows the system.
  }

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
