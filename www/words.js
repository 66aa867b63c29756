// Every word that the page itself says. What a demo or a parameter says comes from the catalogue.

export const words = {
  title: (/** @type {string} */ demo) => `${demo} · Nullcline`,
  week: (/** @type {number} */ week, /** @type {string} */ chapter) => (chapter ? `Week ${week} · ${chapter}` : `Week ${week}`),

  theme: { auto: "Colour theme: as the system", light: "Colour theme: light", dark: "Colour theme: dark" },

  share: "Copy link",
  shared: "Link copied",
  shareByHand: "Copy this address; it opens the lab in this very state.",

  play: "Play",
  pause: "Pause",
  restart: "Play from the start",
  step: "One frame on",
  scrub: "Moment of the animation",
  speed: "Speed",
  times: (/** @type {string} */ factor) => `${factor}×`,

  resetOne: (/** @type {string} */ name, /** @type {string} */ value) => `Set ${name} back to ${value}`,
  resetTip: "Changed. Press to set it back to its default.",
  about: (/** @type {string} */ name) => `About ${name}`,
  dice: "Another seed by chance",
  valueOf: (/** @type {string} */ name, /** @type {string} */ unit) => (unit ? `${name}, value in ${unit}` : `${name}, value`),
  defaultIs: (/** @type {string} */ value) => `default ${value}`,

  between: (/** @type {string} */ low, /** @type {string} */ high) => `from ${low} to ${high}`,
  aboveUpTo: (/** @type {string} */ low, /** @type {string} */ high) => `above ${low}, up to ${high}`,
  above: (/** @type {string} */ low) => `above ${low}`,
  atLeast: (/** @type {string} */ low) => `at least ${low}`,
  atMost: (/** @type {string} */ high) => `at most ${high}`,
  anyNumber: "any number",
  notNumber: (/** @type {string} */ text) => `“${text}” is not a number. Write it like 0.5 or −12.`,
  empty: "Write a number here.",
  notWhole: (/** @type {string} */ value) => `${value} is not a whole number.`,
  notAllowed: (/** @type {string} */ value, /** @type {string} */ allowed) => `${value} does not go here: ${allowed}.`,

  refused: "These values do not go together. The figure still shows the last ones that did.",
  fellBack: "What did not go together is back at its default.",
  dismiss: "Dismiss this notice",
  unknownDemo: (/** @type {string} */ id) => `There is no demo called “${id}”. Here is the first one.`,

  failure: {
    noWasm: {
      title: "This browser cannot run the lab",
      why: "Nullcline computes its figures with WebAssembly, and this browser does not have it, or has it switched off.",
      advice: "Open the page in a current Chrome, Edge, Firefox or Safari. On a managed computer, strict security settings may forbid WebAssembly; ask for an exception for this page.",
    },
    load: {
      title: "The lab’s core did not load",
      why: "The page is here, but the part that computes and draws did not arrive or could not be started. Most often the connection broke off for a moment.",
      advice: "Try again. If that does not help, reload the page without its cache, or open it in a current Chrome, Edge, Firefox or Safari.",
    },
    stopped: {
      title: "The lab stopped",
      why: "The core met something that it was not made for. This is a fault of the lab, not of your values.",
      advice: "Try again: the lab starts anew with the same values. If it stops again, open a demo without the values in the address, and tell the people who run the course.",
    },
  },
};
