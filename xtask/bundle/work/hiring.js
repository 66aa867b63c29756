// In the place of www/work/hiring.js in a single file: the file carries the worker as a text, and hands it the program.
import { program } from "../core/cores.js";
import text from "./hired.txt";

export function hireWorker() {
  // Not of the type “module”: Chromium fetches those as another origin's where the page is a file.
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.postMessage(program);
  return worker;
}
