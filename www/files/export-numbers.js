// The numbers as a file: for scripts, for spreadsheets, for programs; with the pinned runs, if wanted.
import { button } from "../parts/button.js";
import { element } from "../parts/element.js";
import { pinnedInFiles } from "../state/pinned.js";
import { words } from "../words/index.js";

/**
 * @param {import("../../pkg/nullcline.js").Lab} lab @param {import("../state/state.js").State} state
 * @param {() => import("../../pkg/nullcline.js").DemoInfo[]} english the catalogue as files have it
 * @param {(ending: string, content: Blob) => void} keep
 */
export function numbersRow(lab, state, english, keep) {
  const said = words.export;
  // As the reader's own programs write numbers, as far as the browser tells.
  const commas = new Intl.NumberFormat().format(0.5).includes(",");
  const decimal = element("select", { id: "export-decimal" }, ...Object.entries(said.decimals).map(([value, text]) => element("option", { value, selected: value === (commas ? "commas" : "points") }, text)));
  const along = element("input", { type: "checkbox", id: "export-pins" });
  const pins = element("label", { className: "check" }, along, said.pins);

  /** The page, in English. */
  const demo = () => english().find(({ id }) => id === state.demo.id) ?? state.demo;

  /** @param {"csv" | "json" | "commas" | "points"} format */
  function table(format) {
    const type = format === "json" ? "application/json" : "text/csv;charset=utf-8";
    return new Blob([lab.table(state.demo.id, state.values, format, state.source, along.checked ? pinnedInFiles(state, demo()) : [])], { type });
  }

  return {
    parts: [
      button("CSV", "export-csv", () => keep("csv", table("csv"))),
      button(said.spreadsheet, "export-spreadsheet", () => keep("spreadsheet.csv", table(decimal.value === "commas" ? "commas" : "points"))),
      button("JSON", "export-json", () => keep("json", table("json"))),
    ],
    choices: element("div", { className: "line" }, element("label", { className: "check" }, said.decimal, decimal), pins),
    /** There may be runs to take along by now, or none. */
    open() {
      pins.hidden = !state.pins.some(({ shown }) => shown);
      if (pins.hidden) along.checked = false;
    },
  };
}
