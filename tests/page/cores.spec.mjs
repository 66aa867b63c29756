// The page is loaded with the course's core, and gets the whole one for a page beyond the course.
import { calm, expect, query, test } from './lab.mjs';

test.use(calm);

test('a page beyond the course is opened with the whole core, and the way back leads to the course', async ({ lab, page }) => {
  const entries = lab.entries();
  const beyond = entries.find(({ week }) => week === 0);
  const [first] = entries;
  /** @type {string[]} */
  const cores = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && cores.push(request.url().split('/').at(-2)));

  await lab.open(query(first));
  await page.locator(`#menu a[href$="demo=${beyond.id}"]`).click();
  await expect(page).toHaveTitle(`${beyond.title} · Nullcline`);
  await lab.drawn();
  await page.locator(`#menu a[href$="demo=${first.id}"]`).click();
  await expect(page).toHaveTitle(`${first.title} · Nullcline`);
  expect(new Set(cores)).toEqual(new Set(['course', 'pkg']));
  await page.goBack();
  await expect(page).toHaveTitle(`${beyond.title} · Nullcline`);
  await page.goBack();
  await expect(page).toHaveTitle(`${first.title} · Nullcline`);
});
