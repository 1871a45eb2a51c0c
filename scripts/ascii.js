/**
 * JavaScript with an escape for each character that is not ASCII, which it may have in literals and
 * comments only: V8 reads text of one byte a character faster, and it takes half the memory.
 */
export function ascii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
