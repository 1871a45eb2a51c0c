/**
 * A value in the syntax of PDF (ISO 32000-1, 7.3): as pdfkit has them, strings are names, String
 * objects are texts, and all else that is not plain data writes itself.
 */
export function syntaxOf(value: unknown): string {
  if (typeof value === "string") return `/${value}`;
  if (typeof value === "number") return String(Math.round(value * 1e6) / 1e6);
  if (Array.isArray(value)) return `[${value.map((one) => syntaxOf(one ?? null)).join(" ")}]`;
  if (value instanceof String) return textString(value.valueOf());
  if (value instanceof Date) return `(${dateString(value)})`;
  if (typeof value !== "object" || value === null || !isPlain(value)) return String(value);
  let entries = "";
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) entries += ` /${key} ${syntaxOf(entry)}`;
  }
  return `<<${entries} >>`;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** ASCII as it is, other text in UTF-16 with a byte order mark. */
function textString(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return literalString(text);
  return literalString(Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("latin1"));
}

/** Bytes, a character each, as a literal string: half as long as one in hexadecimal. */
function literalString(bytes: string): string {
  return `(${escaped(bytes)})`;
}

/** Bytes as they stand in a literal string. */
export function escaped(bytes: string): string {
  return bytes.replace(/[\\()\r]/g, (one) => (one === "\r" ? "\\r" : `\\${one}`));
}

/** To the second, in UTC. */
function dateString(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-T:]/g, "")}Z`;
}
