/** The median of numbers. */
export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** Every table printed so far, for the report. */
export const printed = [];

/** Prints a table: the first column to the left, the others to the right. */
export function print(head, rows) {
  printed.push({ head, rows });
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row) =>
    row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i])));
  for (const row of [head, ...rows]) process.stdout.write(`${line(row).join("  ").trimEnd()}\n`);
  process.stdout.write("\n");
}

/** A table as Markdown: the first column to the left, the others to the right. */
export function markdownTable({ head, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
