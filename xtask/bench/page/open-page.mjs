// What the page itself asks the lab for when it opens a demo: so the lab is timed on the page's own canvases.

/** Milliseconds that a page may take for it: a browser that shows no frames would make us wait for ever. */
const PATIENCE = 20000;

/** Opens a demo by its address, as the browser's back button does, and returns what `show` was called with. */
export function opened(core, id) {
  const { prototype } = core.Lab;
  const { show } = prototype;
  return new Promise((tell, refuse) => {
    setTimeout(() => refuse(new Error(`the page did not draw ${id}`)), PATIENCE);
    prototype.show = function (demo, values, view, panels) {
      const shown = show.call(this, demo, values, view, panels);
      if (demo === id) {
        prototype.show = show;
        tell({ lab: this, demo, values, view, panels });
      }
      return shown;
    };
    history.pushState(null, '', `?demo=${id}`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
}
