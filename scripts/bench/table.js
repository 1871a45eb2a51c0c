/** The median of numbers. */
export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** Prints a table: the first column to the left, the others to the right. */
export function print(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row) =>
    row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i])));
  for (const row of [head, ...rows]) process.stdout.write(`${line(row).join("  ")}\n`);
  process.stdout.write("\n");
}
