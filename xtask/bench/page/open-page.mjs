// What the page itself asks the lab for when it opens a demo: so the lab is timed on the page's own canvases.

/** Milliseconds that a page may take for it: a browser that shows no frames would make us wait for ever. */
const PATIENCE = 20000;

/** Opens a demo by its address, as the browser's back button does, and returns what its first frame was drawn from. */
export function opened(core, id) {
  const { prototype } = core.Lab;
  const { open, draw } = prototype;
  return new Promise((tell, refuse) => {
    setTimeout(() => refuse(new Error(`the page did not draw ${id}`)), PATIENCE);
    let asked = null;
    prototype.open = function (demo, values, view) {
      asked = { demo, values, view };
      return open.call(this, demo, values, view);
    };
    prototype.draw = function (frame, panels) {
      const shown = draw.call(this, frame, panels);
      if (asked?.demo === id) {
        Object.assign(prototype, { open, draw });
        tell({ lab: this, ...asked, view: { ...asked.view, frame }, panels });
      }
      return shown;
    };
    history.pushState(null, '', `?demo=${id}`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
}
