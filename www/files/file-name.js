// How files about a page are called.
import { pageOf } from "../state/equations.js";

/** @param {{ id: string }} demo @param {string} ending */
export const fileName = ({ id }, ending) => `nullcline-${pageOf(id)}.${ending}`;
