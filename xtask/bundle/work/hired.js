// The worker of a single file: www/work/worker.js, once it has been handed the program, which it would otherwise fetch.
import { initSync } from "../../pkg/nullcline.js";

addEventListener("message", ({ data }) => {
  initSync({ module: data });
  import("./worker.js");
}, { once: true });
