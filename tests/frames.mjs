// The time of a page's own: its frames, which come more slowly on a slow machine.

/** Lets a page draw so many times; with many, whatever was to follow of what was done has been seen. */
export const frames = (page, count = 30) => page.evaluate(async (left) => {
  for (let frame = 0; frame < left; frame += 1) await new Promise(requestAnimationFrame);
}, count);
