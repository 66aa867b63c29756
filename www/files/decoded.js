// A file of text as its bytes came: what it says, and in which way it was written.

/** Older programs wrote one byte a letter. */
const OLD = "windows-1252";

/** What is in a file; `odd` where its letters were guessed, null where it is no text. @param {Uint8Array<ArrayBuffer>} bytes @returns {{ text: string, odd: boolean } | null} */
export function decoded(bytes) {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  if (wide) return cleaned(new TextDecoder(wide).decode(bytes), false);
  try {
    return cleaned(new TextDecoder("utf-8", { fatal: true }).decode(bytes), false);
  } catch {
    return cleaned(new TextDecoder(OLD).decode(bytes), true);
  }
}

/** With line ends of one kind; nothing, where there are signs that no text has. @param {string} text @param {boolean} odd */
function cleaned(text, odd) {
  const plain = text.replaceAll(/\r\n?/gu, "\n");
  // A file of the eighties may end with the sign for that.
  const whole = plain.replace(/\u001a+\s*$/u, "");
  return /[\0-\u0008\u000e-\u001f]/u.test(whole) ? null : { text: whole, odd };
}
