// The custom element <nullcline-demo>: a live figure on any page. This module is small; all else comes when the element is
// about to be seen, or when somebody calls it.
//
//   <script type="module" src="https://your.host/nullcline/www/nullcline-demo.js"></script>
//   <nullcline-demo demo="a-demo" a="9" controls="a b"></nullcline-demo>
//
// Attributes are those of an address: `demo`, the demo's parameters, and how it presents itself. They follow what the reader
// does. One more, `loading="eager"`, loads it at once. Two events tell of it: `nullcline-change` and `nullcline-result`.

/** @typedef {import("./host/protocol.js").Values} Values */

/** How far from the window a figure begins to load. */
const NEAR = "600px";

export class NullclineDemo extends HTMLElement {
  /** @type {Promise<import("./guest/inside.js").Inside> | null} */
  #inside = null;
  /** Ends it, or gives it up where it is on its way. */
  #life = new AbortController();
  #sight = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#load().catch(() => {}), { rootMargin: NEAR });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    // Room for it, so that the page does not jump when it comes.
    sheet.replaceSync(":host { display: block } :host([hidden]) { display: none } .waiting { height: clamp(24rem, 62vw, 30rem) }");
    const waiting = document.createElement("div");
    waiting.className = "waiting";
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(waiting);
  }

  connectedCallback() {
    // As an image does: what is printed has to be there before anybody comes near it.
    if (this.getAttribute("loading") === "eager") this.#load().catch(() => {});
    else this.#sight.observe(this);
  }

  disconnectedCallback() {
    this.#sight.disconnect();
    // An element that is only moved about is connected again by then.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  #leave() {
    this.#life.abort();
    this.#life = new AbortController();
    this.#inside = null;
  }

  #load() {
    this.#sight.disconnect();
    if (this.#inside) return this.#inside;
    if (!this.isConnected) return Promise.reject(new Error("the element stands on no page"));
    const { signal } = this.#life;
    const asked = import("./guest/inside.js").then(({ open }) => open(this, /** @type {ShadowRoot} */ (this.shadowRoot), signal));
    this.#inside = asked;
    // What did not come may be asked for again, unless it has been.
    asked.catch(() => { if (this.#inside === asked) this.#inside = null; });
    return asked;
  }

  /** Fulfilled when the figure can be seen; asks for it, if nobody has. @returns {Promise<this>} */
  get ready() { return this.#load().then(() => this); }

  /** Begins anew, as after a failure. */
  async again() {
    this.#leave();
    await this.#load();
  }

  /** Changes values: all of them, or none, with a RangeError that has the `key`. @param {Values} values */
  async set(values) { (await this.#load()).set(values); }

  /** All values of the demo as they are now. @returns {Promise<Values>} */
  async get() { return (await this.#load()).values(); }

  /** What the run has come to. @returns {Promise<import("./host/protocol.js").Outcome>} */
  async results() { return (await this.#load()).outcome(); }

  async play() { (await this.#load()).setPlaying(true); }

  async pause() { (await this.#load()).setPlaying(false); }

  /** The figures as a picture, at so many pixels to a CSS pixel. @param {{ density?: number }} [how] @returns {Promise<Blob>} */
  async toPNG(how) { return (await this.#load()).toPNG(how); }

  /** The figures as one SVG document. @returns {Promise<string>} */
  async toSVG() { return (await this.#load()).toSVG(); }
}

if (!customElements.get("nullcline-demo")) customElements.define("nullcline-demo", NullclineDemo);
