// Brings an item of a list into sight, beside what lies over its end, by scrolling the list alone: the browser's own way would scroll a host's page, too.

/** @param {HTMLElement} list what scrolls @param {HTMLElement} item */
export function bringIntoSight(list, item) {
  const [around, box] = [list, item].map((one) => one.getBoundingClientRect());
  const covered = Number.parseFloat(getComputedStyle(list).scrollPaddingBottom) || 0;
  list.scrollLeft += Math.min(box.left - around.left, 0) + Math.max(box.right - around.right, 0);
  list.scrollTop += Math.min(box.top - around.top, 0) + Math.max(box.bottom - around.bottom + covered, 0);
}
