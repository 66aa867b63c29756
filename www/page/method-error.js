// The error of the method: one column of the run minus the exact solution, chosen under the pinned runs.
import { element, shell } from "../parts/element.js";
import { words } from "../words/index.js";

/** @typedef {import("../state/state.js").State} State */
/** @typedef {import("../../pkg/nullcline.js").Shown} Shown */

/** @param {State} state */
export function createError(state) {
  const root = shell("error");
  const columns = element("select", { id: "error-of" });
  root.append(element("label", { className: "difference", title: words.error.about }, element("span", {}, words.error.title), columns));
  let offered = "";

  columns.addEventListener("change", () => state.setDifference(columns.value ? { pin: null, column: columns.value } : null));

  return {
    /** Mirrors the state, and of which columns there is an error. @param {Shown} shown */
    show({ errors }) {
      root.hidden = !errors.length;
      const options = errors.join(" ");
      if (options !== offered) {
        offered = options;
        columns.replaceChildren(element("option", { value: "" }, words.error.none),
          ...errors.map((column) => element("option", { value: column }, words.error.of(column))));
      }
      columns.value = state.difference?.pin === null ? state.difference.column : "";
    },
  };
}
