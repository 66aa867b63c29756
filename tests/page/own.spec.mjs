// Equations that a reader types, opens, drops or pastes: the page is of them, and says what is wrong at its place.
import AxeBuilder from '@axe-core/playwright';
import { calm, expect, test } from './lab.mjs';

test.use({ ...calm, viewport: { width: 1440, height: 900 } });

const BURSTS = `# Hindmarsh–Rose
dx/dt = y - a*x^3 + b*x^2 - z + I
dy/dt = c - d*x^2 - y
dz/dt = r*(s*(x - xR) - z)
par a=1, b=3, c=1, d=5, r=0.006, s=4, xR=-1.6, I=2
init x=-1.6, y=-10, z=2
@ total=400, dt=0.05
`;

const field = (page) => page.locator('#editor-text');

/** Types a text in the place of what stands there, as fast as keys come. */
async function type(page, text) {
  await field(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('equations that are typed have sliders and an address, and undo brings those before back', async ({ lab, page }) => {
  await lab.open('?demo=own');
  const usual = await field(page).inputValue();
  await type(page, BURSTS);
  await expect(page.locator('#parameter-r')).toBeVisible();
  await expect(page.locator('#title')).toContainText('Hindmarsh–Rose');
  await lab.frames();
  const slider = page.locator('#parameter-r input[type=text]');
  await slider.fill('0.01');
  await slider.press('Enter');
  const address = page.url();
  expect(new URL(address).searchParams.get('eq')).toMatch(/^~/);
  expect(new URL(address).searchParams.get('r')).toBe('0.01');

  await page.goto('about:blank');
  await page.goto(address);
  await lab.drawn();
  await expect(field(page)).toHaveValue(BURSTS);
  await expect(page.locator('#parameter-r input[type=text]')).toHaveValue('0.01');

  await type(page, usual);
  await expect(page.locator('#parameter-r')).toHaveCount(0);
  await page.locator('#undo').click();
  await expect(field(page)).toHaveValue(BURSTS);
  await expect(page.locator('#parameter-r input[type=text]')).toHaveValue('0.01');
});

test('the tabs are those of the neuron that is typed: one of a single variable has no plane', async ({ lab, page }) => {
  await lab.open('?demo=own');
  const first = page.locator('#tabs a').first();
  await expect(first).toHaveText('Plane');
  const usual = await field(page).inputValue();
  await type(page, "v' = -v + I\npar I=1\nglobal 1 v-1 {v=0}\n");
  await expect(first).toHaveText('Any current');
  await expect(page.locator('#tabs a', { hasText: 'Plane' })).toHaveCount(0);
  await type(page, usual);
  await expect(first).toHaveText('Plane');
});

test('the menu marks the typed neuron on each of its pages, also on those that the usual text has not', async ({ lab, page }) => {
  await lab.open('?demo=own');
  await type(page, BURSTS);
  await expect(page.locator('#tabs a').first()).toHaveText('Any current');
  const tabs = await page.locator('#tabs a').evaluateAll((links) => links.map((link) => new URL(link.href).search));
  expect(tabs.length).toBeGreaterThan(3);
  for (const search of tabs) {
    await lab.open(search);
    await expect(page.locator('#menu a[aria-current]'), search).toHaveAttribute('href', /demo=own(&|$)/);
  }
});

test('what is wrong is told at its place, what was right stays drawn, and is kept over a reload', async ({ lab, page }) => {
  await lab.open('?demo=own');
  const title = await page.locator('#title').textContent();
  const before = page.url();
  const usual = await field(page).inputValue();
  const wrong = `${usual}\naux x = 2*(nobody +`;
  await type(page, wrong);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  const first = page.locator('.faults button').first();
  await expect(first).toContainText(String(wrong.split('\n').length));
  await expect(page.locator('.lined-numbers .wrong')).toHaveText(String(wrong.split('\n').length));
  await expect(page.locator('#announcer')).not.toBeEmpty();
  expect(page.url()).toBe(before);
  expect(await page.locator('#title').textContent()).toBe(title);
  await page.locator('#figures').focus();
  await first.click();
  await expect(field(page)).toBeFocused();
  expect(await field(page).evaluate((one) => one.value.slice(0, one.selectionStart).split('\n').length)).toBe(wrong.split('\n').length);

  await page.reload();
  await lab.drawn();
  await expect(field(page)).toHaveValue(wrong);
  await page.keyboard.press('Tab'); // Tab leaves the field
  await type(page, usual);
  await expect(page.locator('.faults button')).toHaveCount(0);
  await expect(field(page)).not.toHaveAttribute('aria-invalid', 'true');
});

test('marks and numbers go along with a text that is scrolled to its end, which begins at its first column', async ({ lab, page }) => {
  await lab.open('?demo=own');
  await type(page, `${await field(page).inputValue()}\n# ${'\n#'.repeat(30)}\nb = nobody`);
  await expect(page.locator('.lined-marks mark')).not.toHaveCount(0);
  // As a scrollbar at its foot takes room, which browsers under test hide.
  await field(page).evaluate((one) => { one.style.borderBottom = '15px solid'; });
  await field(page).press('Control+End');
  const tops = () => page.locator('.lined > *').evaluateAll((all) => all.map((one) => one.scrollTop));
  const [top, ...others] = await tops();
  expect(top).toBeGreaterThan(100);
  expect(others).toEqual([top, top]);
  await field(page).press('Control+Home');
  await page.keyboard.insertText(`# ${'a long line '.repeat(30)}`);
  await field(page).press('Home');
  expect(await field(page).evaluate((one) => one.scrollLeft)).toBe(0);
});

test('a file that is chosen or dropped, and a text that is pasted, becomes a page; what is no text is told', async ({ lab, page }) => {
  await lab.open('?demo=own');
  const opened = page.url();
  /** The address once it is another than `before`: it follows the field a moment later. */
  const moved = async (before) => {
    await expect.poll(() => page.url()).not.toBe(before);
    return page.url();
  };
  /** Drops a file somewhere on the page. */
  const drop = async (name, bytes) => {
    const data = await page.evaluateHandle(([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], called));
      return transfer;
    }, [name, [...bytes]]);
    await page.dispatchEvent('#figures', 'dragover', { dataTransfer: data });
    await expect(page.locator('.dropping')).toBeVisible();
    await page.dispatchEvent('#figures', 'drop', { dataTransfer: data });
    await expect(page.locator('.dropping')).toBeHidden();
  };
  await drop('bursts.ode', Buffer.from(BURSTS.replaceAll('\n', '\r\n')));
  await expect(field(page)).toHaveValue(BURSTS);
  await expect(page.locator('#parameter-r')).toBeVisible();

  const latin = Buffer.concat([Buffer.from('# Ren'), Buffer.from([0xe9]), Buffer.from(BURSTS.slice(BURSTS.indexOf('\n')))]);
  const bursts = await moved(opened);
  const chosen = page.waitForEvent('filechooser');
  await page.locator('#open-equations').click();
  await (await chosen).setFiles({ name: 'rene.ode', mimeType: 'text/plain', buffer: latin });
  await expect(field(page)).toHaveValue(/^# René\n/);
  await expect(page.locator('.notice')).toContainText('rene.ode');

  const here = await moved(bursts);
  await drop('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  await expect(page.locator('.notice').last()).toContainText('picture.png');
  expect(page.url()).toBe(here);
  for (const [name, bytes, told] of [
    ['nothing.ode', Buffer.from(' \n'), 'nothing.ode is empty'],
    ['long.ode', Buffer.from(`${BURSTS}${'# again\n'.repeat(20000)}`), 'long.ode is too large'],
  ]) {
    await drop(name, bytes);
    await expect(page.locator('.notice').last()).toContainText(told);
    await expect(field(page)).toHaveValue(/^# René\n/);
    expect(page.url()).toBe(here);
  }

  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.querySelector('#figures').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, BURSTS);
  await expect(field(page)).toHaveValue(BURSTS);
});

test('a file that is dropped on a page of the course opens with the core that knows it', async ({ lab, page }) => {
  await lab.open('?demo=lif-step');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'bursts.ode'));
    return transfer;
  }, BURSTS);
  await page.dispatchEvent('#figures', 'drop', { dataTransfer: data });
  await page.waitForURL(/demo=own/u);
  await lab.drawn();
  await expect(field(page)).toHaveValue(BURSTS);
});

for (const viewport of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
  test.describe(`${viewport.width} pixels wide`, () => {
    test.use({ viewport });
    test('axe finds nothing beside equations with a mistake, and nothing scrolls sideways', async ({ lab, page }) => {
      await lab.open('?demo=own');
      await type(page, `${await field(page).inputValue()}\naux x = nobody`);
      await expect(page.locator('.faults button')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
}
