/** The parts of jsep's tree that the page reads. */
export type Expression =
  | { type: 'Literal'; value: unknown }
  | { type: 'Identifier'; name: string }
  | { type: 'UnaryExpression'; operator: string; argument: Expression }
  | { type: 'BinaryExpression'; operator: string; left: Expression; right: Expression }
  | { type: 'CallExpression'; callee: Expression; arguments: Expression[] }
  | { type: 'Compound' };
declare const jsep: {
  (text: string): Expression;
  removeAllBinaryOps(): void;
  removeAllUnaryOps(): void;
  addBinaryOp(sign: string, strength: number, fromTheRight?: boolean): void;
  addUnaryOp(sign: string): void;
};
export default jsep;
