// What others hang on to a link, to learn who follows it: nothing of it is meant for the lab.
const TRACKER = /^(?:utm_\w+|\w*clid|mc_[ce]id|igsh(?:id)?|_g[al]|ref_src)$/iu;

/** @param {string} key */
export const isTracker = (key) => TRACKER.test(key);
