// The control of a choice: radio buttons in a row, and the note of the chosen one.
import { element } from "../parts/element.js";

/** @param {import("../../pkg/nullcline.js").ParamInfo} param @param {import("./number-control.js").Wire} wire */
export function choiceControl(param, wire) {
  const radios = param.choices.map(({ id }) => element("input", { type: "radio", name: `choice-${param.id}`, value: id }));
  const note = element("p", { className: "choice-note" });
  const complaint = element("p", { className: "complaint", hidden: true });
  const row = element("div", { className: "choices" }, ...param.choices.map(({ name }, index) => element("label", {}, radios[index], name)));
  for (const radio of radios) radio.addEventListener("change", () => wire.set(radio.value, true));
  return {
    tools: [],
    body: [row, note, complaint],
    labels: "",
    /** @param {string} [said] */
    complain(said = "") {
      complaint.hidden = !said;
      complaint.textContent = said;
    },
    /** @param {import("../../pkg/nullcline.js").Value} value */
    set(value) {
      for (const radio of radios) radio.checked = radio.value === value;
      const chosen = param.choices.find(({ id }) => id === value);
      note.textContent = chosen?.note ?? "";
      note.hidden = !note.textContent;
    },
  };
}
