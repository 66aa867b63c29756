// In the place of www/start/offline.js in a single file: it is kept where the reader keeps it.
export const keepOffline = () => {};
