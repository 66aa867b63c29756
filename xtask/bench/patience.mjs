// Opens pages again that do not come.
//
// On a busy machine the thread pool of `tiny_http` may hand a connection to a thread that another one keeps: it is
// answered only once that other connection is closed.

const ATTEMPTS = 6;
const SECONDS = 20;

/** What `ready` makes of a new page, in a context of its own, so that closing it closes all its connections. */
export async function patiently(browser, options, ready) {
  for (let attempt = 1; ; attempt++) {
    // A browser that is about to keep the site for later has no ear for what is timed.
    const context = await browser.newContext({ serviceWorkers: 'block', ...options });
    let timer;
    const late = new Promise((_, refuse) => {
      timer = setTimeout(() => refuse(new Error(`the page did not come in ${SECONDS} s`)), 1000 * SECONDS);
    });
    const coming = context.newPage().then(ready);
    try {
      return await Promise.race([coming, late]);
    } catch (error) {
      coming.catch(() => {}); // closing the context ends it with an error of its own
      await context.close();
      if (attempt === ATTEMPTS) throw error;
      console.error(`${error.message}; trying again`);
    } finally {
      clearTimeout(timer);
    }
  }
}
