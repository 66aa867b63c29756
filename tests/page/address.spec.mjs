// The address holds all state that matters, and nothing in it can break the page.
import { calm, everyPage, expect, query, sliders, test, tour } from './lab.mjs';

test.use(calm);

everyPage('only what differs from the default is in the address, and it brings the same picture back', async ({ lab, page, demo }) => {
  await lab.go(query(demo));
  const [param] = sliders(demo);
  await lab.slider(param).press('ArrowRight');
  await lab.address(param.id);
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['till', ...new URLSearchParams(query(demo)).keys(), param.id, 'fin']);
  const picture = await lab.picture();
  const value = await lab.field(param).inputValue();
  await page.reload();
  await lab.drawn();
  await expect(lab.field(param)).toHaveValue(value);
  expect(await lab.picture()).toBe(picture);
  await page.locator('#reset-all').click();
  await expect.poll(() => new URL(page.url()).search).toBe(query(demo));
});

tour('the back button returns to the demo and the values that were left', async ({ lab, page }) => {
  const [first, second] = await lab.demos();
  const [param] = sliders(first);
  await lab.go(query(first));
  await lab.slider(param).press('ArrowRight');
  const value = await lab.field(param).inputValue();
  await page.locator(`#menu a[href$="demo=${second.id}"]`).click();
  await expect(page).toHaveTitle(`${second.title} · Nullcline`);
  await page.goBack();
  await expect(page).toHaveTitle(`${first.title} · Nullcline`);
  await expect(lab.field(param)).toHaveValue(value);
});

tour('bad and unknown keys are named in a notice, which is closed, and the picture is the default’s', async ({ lab, page }) => {
  const [demo] = await lab.demos();
  const [param] = sliders(demo);
  await lab.go(query(demo));
  const plain = await lab.picture();
  await lab.go(query(demo, { [param.id]: 'banana', nonsense: '1', constructor: '2' }));
  const notice = page.locator('.notice');
  for (const key of [param.id, 'banana', 'nonsense', 'constructor']) await expect(notice).toContainText(key);
  await expect(page.locator('#reset-all')).toBeDisabled();
  expect(await lab.picture()).toBe(plain);
  await notice.getByRole('button').click();
  await expect(notice).toHaveCount(0);
});
