// Arithmetic that people type into a field, such as 2*6.2 or sqrt(2)/3: parsed by a library, worked out here.

/** Comes with the first expression, also where this module is a part of another. */
const { default: jsep } = await import("../../vendor/jsep.js");

/** @type {Record<string, (x: number) => number>} */
const FUNCTIONS = { sqrt: Math.sqrt, exp: Math.exp, ln: Math.log, log: Math.log10, abs: Math.abs, sin: Math.sin, cos: Math.cos, tan: Math.tan };
/** @type {Record<string, number>} */
const CONSTANTS = { pi: Math.PI, π: Math.PI, e: Math.E };
/** @type {Record<string, (a: number, b: number) => number>} */
const OPERATIONS = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "^": (a, b) => a ** b, "**": (a, b) => a ** b };

// Powers bind more tightly than products and from the right; what is not arithmetic is no operator here.
jsep.removeAllBinaryOps();
for (const [sign, strength] of /** @type {const} */ ([["+", 9], ["-", 9], ["*", 10], ["/", 10]])) jsep.addBinaryOp(sign, strength);
for (const sign of ["^", "**"]) jsep.addBinaryOp(sign, 11, true);
jsep.removeAllUnaryOps();
for (const sign of ["+", "-"]) jsep.addUnaryOp(sign);

/** The value of an expression in plain digits, or null where it has none. @param {string} text @returns {number | null} */
export function evaluate(text) {
  try {
    // The parser forgets brackets: a minus in them is a difference.
    const value = valueOf(jsep(text.replaceAll("×", "*").replaceAll(/\(\s*-/gu, "(0-")));
    return Number.isFinite(value) ? value : null;
  } catch {
    return null; // it cannot be parsed
  }
}

/** @param {import("../../vendor/jsep.js").Expression} node @returns {number} */
function valueOf(node) {
  switch (node.type) {
    case "Literal": return typeof node.value === "number" ? node.value : Number.NaN;
    case "Identifier": return own(CONSTANTS, node.name) ?? Number.NaN;
    case "UnaryExpression": return node.operator === "-" ? -valueOf(node.argument) : valueOf(node.argument);
    case "BinaryExpression": {
      const { operator, left } = node;
      // To the parser a minus is of the next number alone; to everybody else of its whole power, -2^2 is -4.
      if ((operator === "^" || operator === "**") && left.type === "UnaryExpression" && left.operator === "-") return -valueOf({ ...node, left: left.argument });
      return own(OPERATIONS, operator)?.(valueOf(left), valueOf(node.right)) ?? Number.NaN;
    }
    case "CallExpression": {
      const named = node.callee.type === "Identifier" && node.arguments.length === 1 ? own(FUNCTIONS, node.callee.name) : undefined;
      return named?.(valueOf(node.arguments[0])) ?? Number.NaN;
    }
    default: return Number.NaN;
  }
}

/** @template T @param {Record<string, T>} table @param {unknown} name @returns {T | undefined} */
const own = (table, name) => (typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined);
