// What a page does wrong at a size of its window, as boxes and texts tell it: of whatever page, and in whatever language.

/** What a page of this size does wrong, in words; run in the page. */
export function faults(least) {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 1);
  const name = (one) => one.id || one.getAttribute('aria-label') || one.className || one.tagName;
  const box = (one) => one.getBoundingClientRect();
  for (const one of [document.documentElement, ...all('.header, .heading, .transport, .parameters, .guest, .outcome')]) {
    if (one.scrollWidth > one.clientWidth + 4) /* rings of focus */ found.push(`${name(one)} is ${one.scrollWidth} wide in ${one.clientWidth}`);
  }
  for (const header of all('.header')) {
    const style = getComputedStyle(header);
    const right = box(header).right - Number.parseFloat(style.paddingRight);
    for (const one of header.children) if (box(one).right > right + 1) found.push(`${name(one)} stands in the margin of the header, at ${box(one).right} beyond ${right}`);
  }
  for (const card of all('.card')) {
    const style = getComputedStyle(card);
    const needs = Number.parseFloat(style.getPropertyValue('--least')) * Number.parseFloat(style.fontSize);
    if (!(box(card).height >= needs - 1)) found.push(`${name(card)} is ${box(card).height} high, and needs ${needs}`);
    if (box(card).width < 160) found.push(`${name(card)} is ${box(card).width} wide`);
  }
  for (const slider of all('.scrub .slider')) if (box(slider).width < 120) found.push(`the scrub slider is ${box(slider).width} wide`);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const row of all('.transport')) if (box(row).height > 3.5 * rem) found.push(`the transport is ${box(row).height} high`);
  for (const title of all('#title')) {
    if (title.scrollWidth > title.clientWidth + 1) found.push(`“${title.textContent}” is cut`);
  }
  for (const { firstChild: text } of all('.parameter-name .name')) {
    for (const { index, 0: word } of text?.nodeValue?.matchAll(/[^\s–-]+/gu) ?? []) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(`“${word}” is broken`);
    }
  }
  // Under a finger the row of switches is scrolled.
  for (const one of all('.switch').filter(() => least < 44)) {
    const [seen, row] = [box(one), box(one.closest('.stage'))];
    if (seen.left < row.left || seen.right > row.right + 1) found.push(`the switch ${one.textContent} is cut`);
  }
  // A turned phone shows the run, its moment and its result at once.
  if (innerHeight < 480 && innerWidth >= 560) for (const one of all('.stage > .transport, .results')) {
    if (box(one).top + Math.min(box(one).height, 2 * rem) > innerHeight) found.push(`${name(one)} stands under the edge, at ${box(one).top}`);
  }
  const chrome = all('.header > :not(.context), .heading-row > *, .summary, .tools, .panel-tabs, .card, .transport > *, .outcome, .guest-title, .controls, .menu, .parameters').filter((one) => getComputedStyle(one).display !== 'contents');
  for (const [at, one] of chrome.entries()) for (const other of chrome.slice(at + 1)) {
    const [a, b] = [box(one), box(other)];
    const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    if (across > 1 && down > 1 && !one.contains(other) && !other.contains(one)) found.push(`${name(one)} and ${name(other)} overlap by ${across} × ${down}`);
  }
  const targets = new Set(all('button, a[href], input, select').filter((one) => !one.closest('.results, .skip')).map((one) => one.closest('.field, label, .slider') ?? one));
  for (const one of targets) {
    const { width, height } = box(one);
    if (Math.min(width, height) < least - 0.5) found.push(`${name(one)} is a target of ${width} × ${height}`);
  }
  return found;
}

/** Which words are cut, or stand out of what they stand on; run in the page, of all that is in an element. */
export function cut(root) {
  const found = [];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  /** What may be scrolled sideways to. */
  const within = (one) => one && one !== document.documentElement && (scrolls(one) || within(one.parentElement));
  /** Where the lines of its text stand, but for what is there for ears alone. */
  function lines(one) {
    const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
      const { parentElement: on } = words.currentNode;
      if (!shown(on) || on.closest('.unseen') || getComputedStyle(on).clipPath !== 'none') continue;
      const range = new Range();
      range.selectNodeContents(words.currentNode);
      found.push(...[...range.getClientRects()].filter(({ width }) => width > 0));
    }
    return found;
  }
  for (const one of (root ?? document.body).querySelectorAll('button, a, summary, label, legend, h1, h2, h3, p, li, dt, dd, th, td, figcaption, .switch, .choices label')) {
    if (!shown(one) || one.closest('.unseen, .skip, .bones, svg, .listing') || getComputedStyle(one).clipPath !== 'none') continue;
    const box = one.getBoundingClientRect();
    if (box.width < 2) continue;
    const texts = lines(one);
    const [left, right] = [Math.min(...texts.map((text) => text.left)), Math.max(...texts.map((text) => text.right))];
    const [top, bottom] = [Math.min(...texts.map((text) => text.top)), Math.max(...texts.map((text) => text.bottom))];
    const said = `“${one.textContent.trim().slice(0, 60)}” (${one.localName}${one.id ? `#${one.id}` : ''}.${one.className})`;
    if (texts.length && (left < box.left - 4 || right > box.right + 4) /* a blank at the end of a line */) found.push(`${said} stands out sideways: ${Math.round(left)}–${Math.round(right)} of ${Math.round(box.left)}–${Math.round(box.right)}`);
    if (texts.length && one.matches('button, .switch, .choices label') && (top < box.top - 1 || bottom > box.bottom + 1)) found.push(`${said} stands out above or below`);
    if (texts.length && (left < -1 || right > innerWidth + 1) && !within(one)) found.push(`${said} leaves the window: ${Math.round(left)}–${Math.round(right)}`);
    const { overflowX } = getComputedStyle(one);
    if (overflowX !== 'visible' && !scrolls(one) && one.scrollWidth > one.clientWidth + 1) found.push(`${said} is cut`);
  }
  return found;
}
