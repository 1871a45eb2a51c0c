/** A value as a message quotes it: short, on one line, with nothing invisible in it. */
export function quote(value: unknown, most = 40): string {
  const whole = typeof value === "object" ? JSON.stringify(value) : String(value);
  const head = [...whole.slice(0, 3 * most)].slice(0, most).join("");
  return `${visible(head)}${head.length < whole.length ? "…" : ""}`;
}

/** Text with its control, format and direction characters written out: a terminal obeys them. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,
    spell,
  );
}

function spell(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
