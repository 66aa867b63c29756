// The page in words when the lab cannot run: what, why, what to do, and a button to try again.
import { words } from "../words/index.js";
import { shell } from "./element.js";

/**
 * @param {keyof typeof words.failure} kind
 * @param {unknown} [error]
 */
export function showFailure(kind, error) {
  const { title, why, advice } = words.failure[kind];
  shell("failure-title").textContent = title;
  shell("failure-why").textContent = why;
  shell("failure-advice").textContent = advice;
  shell("failure-detail").textContent = error instanceof Error ? `${error.name}: ${error.message}` : "";
  document.body.dataset.state = "failed";
  shell("failure").hidden = false;
  // What stopped had arrived: it need not be fetched anew.
  shell("retry").dataset.retry = kind === "stopped" ? "again" : "anew";
}
