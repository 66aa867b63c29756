// The crosshair: a line through all panels that share an axis, dots on their curves, and what these say there.
import { element } from "../parts/element.js";

/** @typedef {import("../../pkg/nullcline.js").Probe} Probe */
/** Where the reader looks: a panel, and coordinates on its axes. @typedef {{ panel: number, at: [number, number] }} Aim */

const GAP_PX = 12;

/** @param {import("../../pkg/nullcline.js").Lab} lab @param {() => import("./panel.js").Panel[]} panels */
export function createCrosshair(lab, panels) {
  /** @type {Aim | null} */
  let aim = null;
  /** @type {WeakMap<import("./panel.js").Panel, ReturnType<typeof overlay>>} */
  const overlays = new WeakMap();
  let due = 0;
  /** @type {Probe | null} */
  let probe = null;

  function draw() {
    due = 0;
    const all = panels();
    probe = aim && aim.panel < all.length ? lab.probe(aim.panel, ...aim.at) : null;
    all.forEach((panel, index) => {
      const reads = probe?.panels[index] ?? null;
      if (!reads && !overlays.has(panel)) return;
      const over = overlays.get(panel) ?? overlay(panel);
      overlays.set(panel, over);
      over.show(reads, probe?.spike?.panel === index ? probe.spike.text : "", index === aim?.panel);
    });
  }

  return {
    get aim() { return aim; },
    /** What is said where the reader looks, now. @returns {Probe | null} */
    read() {
      cancelAnimationFrame(due);
      draw();
      return probe;
    },
    /** Looks at a place, or nowhere. @param {Aim | null} news */
    look(news) {
      aim = news;
      due ||= requestAnimationFrame(draw);
    },
    /** Looks at nothing more. */
    close() {
      aim = null;
      cancelAnimationFrame(due);
    },
    /** The figures have changed under it. */
    refresh() {
      if (aim) due ||= requestAnimationFrame(draw);
    },
  };
}

/** @typedef {ReturnType<typeof createCrosshair>} Crosshair */

/** The parts of the crosshair on one panel. @param {import("./panel.js").Panel} panel */
function overlay(panel) {
  const line = element("span", { className: "hair" });
  const title = element("b");
  const rows = element("span", { className: "reads-rows" });
  const near = element("span", { className: "reads-spike" });
  const box = element("div", { className: "reads", "aria-hidden": "true" }, title, rows, near);
  /** @type {HTMLElement[]} */
  let dots = [];
  panel.root.append(line, box);

  return {
    /** @param {Probe["panels"][number]} reads @param {string} spike @param {boolean} here */
    show(reads, spike, here) {
      const { shown } = panel;
      // The figure may have been moved from under the place.
      const inSight = reads && shown && reads.x >= shown.plot.left && reads.x <= shown.plot.left + shown.plot.width;
      line.hidden = box.hidden = !inSight;
      const marked = inSight ? reads.rows.filter(({ y }) => y !== null) : [];
      while (dots.length > marked.length) dots.pop()?.remove();
      while (dots.length < marked.length) dots.push(panel.root.appendChild(element("span", { className: "hair-dot" })));
      if (!inSight) return;
      const { plot } = shown;
      line.style.transform = `translate(${reads.x}px, ${plot.top}px)`;
      line.style.height = `${plot.height}px`;
      marked.forEach(({ y, colour }, index) => {
        dots[index].style.transform = `translate(${reads.x}px, ${y}px)`;
        dots[index].style.background = colour;
      });
      // Panels under one another have the same moment: it is said where the reader looks.
      title.textContent = here ? reads.title : "";
      title.hidden = !title.textContent;
      rows.replaceChildren(...reads.rows.map(({ name, value, colour }) => {
        const row = element("span", { className: "read" }, `${name} = ${value}`);
        // The ink of a line is too light for small letters.
        row.style.color = `color-mix(in srgb, ${colour} 80%, var(--ink))`;
        return row;
      }));
      near.textContent = spike;
      near.hidden = !spike;
      const { width } = panel.canvas;
      const left = reads.x + GAP_PX + box.offsetWidth <= width - 4 ? reads.x + GAP_PX : Math.max(reads.x - GAP_PX - box.offsetWidth, 4);
      const top = Math.min(plot.top + 4, Math.max(panel.canvas.height - box.offsetHeight - 4, 2));
      box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
  };
}
