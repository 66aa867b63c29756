// On plain pages and in frameworks: the README's snippets, as they stand there.
import { build } from 'esbuild';
import { frames } from '../frames.mjs';
import { expect, test } from './host.mjs';

for (const [name, snippet, figureOf] of [['a frame', 'iframe', (host) => host.framed()], ['an element', 'element', (host) => host.element()]]) {
  test(`${name} is a live figure on a page, which a wheel over it scrolls on`, async ({ host, page }) => {
    await host.article(host.snippet(snippet));
    const figure = figureOf(host);
    await figure.drawn();
    const { x, y } = await figure.place(0.5, 0.5);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  });
}

test('all of it has room in a frame of the README’s height, on a page and on a phone', async ({ host, page }) => {
  for (const width of [1100, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await host.article(host.snippet('iframe'), '<meta name="viewport" content="width=device-width">');
    const figure = host.framed();
    await figure.drawn();
    expect(await figure.root.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `at ${width} px`).toBe(true);
  }
});

test('a page that speaks with its frame gives it its height, sets it, and hears what comes of it', async ({ host, page }) => {
  await host.article(host.snippet('helper'));
  await host.framed().drawn();
  await expect(page.locator('#said')).toContainText('spikes');
  const [height, inner] = [await page.locator('iframe').evaluate((frame) => frame.offsetHeight), await host.framed().root.evaluate((root) => Math.ceil(root.getBoundingClientRect().height))];
  expect(height).toBe(inner);
});

/** Opens a page that shows a framework's component with buttons for what a page does to it, and tries all of that. */
async function tryComponent(host, page, script) {
  host.pages.set('app.js', script);
  await host.open('<!doctype html><html lang="en"><meta charset="utf-8"><title>App</title><button id="more">more</button><button id="gone">gone</button><p id="said"></p><div id="app"></div><script type="module" src="app.js"></script>');
  const figure = host.element();
  await figure.drawn();
  const element = page.locator('nullcline-demo');

  // The host changes an attribute: the figure follows, and tells.
  const before = await figure.results.innerText();
  await page.locator('#more').click();
  await expect(element).toHaveAttribute('I_amp', '9');
  await expect.poll(() => figure.results.innerText()).not.toBe(before);
  await expect(page.locator('#said')).toContainText('spike');
  expect(await element.evaluate(async (one) => (await one.get()).I_amp)).toBe(9);

  // The reader changes a value: the attribute follows, and a host that renders anew leaves it.
  await figure.press(figure.slider('gNa'));
  await page.keyboard.press('ArrowRight');
  await expect(element).toHaveAttribute('gNa', /\d/u);

  await page.locator('#gone').click();
  await expect(element).toHaveCount(0);
  await frames(page);
}

test('React renders the element, sets its attributes, hears its events, and takes it off again', async ({ host, page }) => {
  const app = `
    import { useState, useEffect } from "react";
    import { createRoot } from "react-dom/client";
    ${host.snippet('react')}
    function App() {
      const [current, setCurrent] = useState(7);
      const [there, setThere] = useState(true);
      const [said, setSaid] = useState("");
      useEffect(() => {
        document.querySelector("#more").onclick = () => setCurrent(9);
        document.querySelector("#gone").onclick = () => setThere(false);
      }, []);
      useEffect(() => { document.querySelector("#said").textContent = said; }, [said]);
      return there && <Figure current={current} onResult={setSaid} />;
    }
    createRoot(document.querySelector("#app")).render(<App />);`;
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents: app, loader: 'jsx', resolveDir: import.meta.dirname },
    bundle: true, write: false, format: 'esm', jsx: 'automatic', external: ['http://*'], define: { 'process.env.NODE_ENV': '"production"' },
  });
  await tryComponent(host, page, text);
});

test('Vue renders the element, sets its attributes, hears its events, and takes it off again', async ({ host, page }) => {
  await tryComponent(host, page, `
    import { createApp, ref } from "./modules/vue/dist/vue.esm-browser.prod.js";
    ${host.snippet('vue')}
    const app = createApp({
      components: { Figure },
      setup() {
        const current = ref(7), there = ref(true);
        document.querySelector("#more").onclick = () => { current.value = 9; };
        document.querySelector("#gone").onclick = () => { there.value = false; };
        return { current, there, hear: (said) => { document.querySelector("#said").textContent = said; } };
      },
      template: '<Figure v-if="there" :current="current" @result="hear" />',
    });
    app.config.compilerOptions.isCustomElement = (tag) => tag === "nullcline-demo";
    app.mount("#app");`);
});
