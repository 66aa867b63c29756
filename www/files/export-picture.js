// The picture as a file or on the clipboard; without its ground in an ink that can be seen where it goes.
import { button } from "../parts/button.js";
import { element } from "../parts/element.js";
import { confirm } from "../parts/handing-over.js";
import { words } from "../words/index.js";

/** @typedef {import("./picture.js").Picture} Picture */

const DENSITIES = [1, 2, 3, 4];
/** @type {("dark" | "light")[]} Inks, and grounds as well. */
const SHADES = ["dark", "light"];
/** The width of a picture on trial, in CSS pixels, as long as it is not laid out. */
const TRIAL_PX = 240;

/**
 * @param {Picture} picture
 * @param {() => boolean} dark whether the page is
 * @param {(ending: string, content: Blob) => void} keep @param {HTMLElement} status
 */
export function pictureRow(picture, dark, keep, status) {
  const said = words.export;
  const density = element("select", { id: "export-density", "aria-label": said.density });
  const clear = element("input", { type: "checkbox", id: "export-clear" });
  const inks = SHADES.map((shade) => element("input", { type: "radio", name: "export-ink", value: shade }));
  const trials = SHADES.map((shade) => ({ shade, canvas: element("canvas", { role: "img", "aria-label": said.onGround[shade] }) }));
  const trial = element("div", { className: "trial", hidden: true },
    element("div", { className: "choices", role: "radiogroup", "aria-label": said.ink }, ...SHADES.map((shade, index) => element("label", {}, inks[index], said.inks[shade]))),
    ...trials.map(({ shade, canvas }) => element("figure", { className: `on-${shade}` }, canvas, element("figcaption", {}, said.onGround[shade]))));

  /** How it is drawn: on the ground and in the inks of the page, or in the chosen ink on none. */
  const how = () => (clear.checked ? { ground: null, dark: inks.find(({ checked }) => checked)?.value === "light" } : {});
  const png = () => picture.png(Number(density.value), how());

  /** Shows the picture without its ground on either. */
  function attempt() {
    trial.hidden = !clear.checked;
    if (trial.hidden) return;
    const one = picture.pixels(((trials[0].canvas.clientWidth || TRIAL_PX) * devicePixelRatio) / picture.size.width, how());
    one.draw();
    one.release();
    for (const { canvas } of trials) {
      [canvas.width, canvas.height] = [one.canvas.width, one.canvas.height];
      canvas.getContext("2d")?.drawImage(one.canvas, 0, 0);
    }
  }
  for (const input of [clear, ...inks]) input.addEventListener("change", attempt);

  const copier = button(said.copy, "export-copy", async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png() })]);
      confirm(copier, said.copied);
    } catch {
      status.textContent = said.refused;
    }
  });
  return {
    parts: [
      element("label", {}, density),
      element("label", { className: "check" }, clear, said.clear),
      button("PNG", "export-png", async () => keep("png", await png())),
      button("SVG", "export-svg", () => keep("svg", new Blob([new XMLSerializer().serializeToString(picture.vectors(how()))], { type: "image/svg+xml" }))),
      copier,
    ],
    trial,
    /** The sizes are those of the figures as they stand now, and so is the ink. */
    open() {
      const { width, height } = picture.size;
      const chosen = density.value || "2";
      density.replaceChildren(...DENSITIES.map((times) => element("option", { value: String(times), selected: String(times) === chosen }, said.pixels(times, Math.round(width * times), Math.round(height * times)))));
      inks.forEach((input, index) => { input.checked = SHADES[index] === (dark() ? "light" : "dark"); });
      attempt();
    },
  };
}
