import { type Block, type Inline, inlineText } from "../../document/blocks.js";
import { type Place, type Spot, setLine, strip } from "./flow.js";
import { keep, type Run, type Strip, type Structure } from "./pages.js";
import { colour, space } from "./style.js";
import { breakLines, type Line, textExtent } from "./text.js";
import type { Typesetting } from "./typesetting.js";

type Table = Extract<Block, { kind: "table" }>;
type Cells = readonly (readonly Inline[])[];

/** A row taller than this part of a page may break inside. */
const tallRow = 1 / 3;
/** A head taller than this part of a page is not repeated: it would leave no room for rows. */
const tallHead = 1 / 4;
/** A word wider than this may break to give other columns room. */
const longWord = 72;

/** Sets a table: widths by content, a strip a line, the head again on every page. */
export function tableStrips(table: Table, set: Typesetting, place: Place): Strip[] {
  const { left, full, top, bottom } = set.sheet;
  const element = { type: "Table", parent: place.parent };
  const at = columnsOf(table, place.x, left + full - place.x, set);
  const head = headStrips(table.head, set, { type: "THead", parent: element }, at);
  const body = { type: "TBody", parent: element };
  const repeat = sum(head.map((line) => line.height)) > tallHead * (bottom - top) ? [] : head;
  const rows = table.rows.map((row) => rowStrips(row, set, body, at, false, repeat));
  stick(rows, head.length > 0);
  return [...head, ...rows.flat()];
}

/** The first row stays with the head; neither it nor the last row stands alone on a page. */
function stick(rows: readonly Strip[][], underHead: boolean): void {
  for (const [i, row] of rows.entries()) {
    const first = row[0];
    if (!first) continue;
    if (i === 0) first.keep = underHead ? keep.must : keep.free;
    else if (i === 1 || i === rows.length - 1) first.keep = keep.wish;
  }
}

/** A column: its left edge, its width with the white space at either side, and where it aligns. */
interface Column {
  readonly x: number;
  readonly width: number;
  readonly padding: number;
  /** Numbers align at their right. */
  readonly numeric: boolean;
}

function headStrips(
  cells: Cells,
  set: Typesetting,
  parent: Structure,
  at: readonly Column[],
): Strip[] {
  const strips = rowStrips(cells, set, parent, at, true, []);
  const width = sum(at.map((column) => column.width));
  return strips.map((line, i) => ({
    ...line,
    keep: i === 0 ? keep.free : keep.must,
    fills: [
      { x: at[0]?.x ?? 0, y: 0, width, height: line.height, colour: colour.tableHead },
      ...line.fills.map((rule) => ({ ...rule, height: 0.9, colour: set.styles.accent })),
    ],
  }));
}

/** A row as strips: strip i holds line i of every cell, so that a tall row can break. */
function rowStrips(
  cells: Cells,
  set: Typesetting,
  parent: Structure,
  at: readonly Column[],
  isHead: boolean,
  repeat: readonly Strip[],
): Strip[] {
  const row = { type: "TR", parent };
  const look = isHead ? set.styles.cellHead : set.styles.cell;
  const filled = at.map(({ width, padding }, i) => ({
    lines: breakLines(cells[i] ?? [], look, width - 2 * padding, set),
    element: cell(row, i, isHead),
    cell: i,
  }));
  const count = filled.reduce((most, { lines }) => Math.max(most, lines.length), 1);
  const tall = count * look.leading > tallRow * (set.sheet.bottom - set.sheet.top);
  return Array.from({ length: count }, (_, i) => {
    const [top, foot] = [i === 0 ? space.cellY : 0, i === count - 1 ? space.cellY : 0];
    const height = top + look.leading + foot;
    const parts = filled.map(({ lines, element, cell }, index) => {
      const line = lines[i] ?? emptyLine;
      const x = startOf(line, at[index] as Column);
      // An empty cell still needs its element, or the row would be too short for a reader.
      return i === 0 && lines.length === 0
        ? { runs: [emptyRun({ element, cell, look })], fills: [], links: [] }
        : setLine(line, { x, y: top, look, element, cell }, set);
    });
    if (foot > 0) parts.push({ runs: [], fills: [rule(at, height)], links: [] });
    const inside = !tall || i === 1 || i === count - 1 ? keep.must : keep.free;
    const line = strip(height, parts, i === 0 ? keep.free : inside);
    return repeat.length > 0 ? { ...line, row, repeat } : { ...line, row };
  });
}

const emptyLine: Line = { pieces: [], width: 0 };

function startOf(line: Line, { x, width, padding, numeric }: Column): number {
  return numeric ? x + width - padding - line.width : x + padding;
}

function emptyRun({ element, cell, look }: Pick<Spot, "element" | "cell" | "look">): Run {
  const { face, size, colour: tint } = look;
  const nothing = { text: "", glyphs: [], width: 0, x: 0, y: 0 };
  return { ...nothing, face, size, colour: tint, structure: element, cell };
}

function cell(row: Structure, column: number, isHead: boolean): Structure {
  if (isHead) return { type: "TH", parent: row, scope: "Column" };
  return column === 0 ? { type: "TH", parent: row, scope: "Row" } : { type: "TD", parent: row };
}

function rule(at: readonly Column[], height: number) {
  const width = sum(at.map((column) => column.width));
  return { x: at[0]?.x ?? 0, y: height - 0.5, width, height: 0.5, colour: colour.rule };
}

/** Shares the width by content: no column below its longest word, short columns on one line. */
function columnsOf(table: Table, x: number, width: number, set: Typesetting): Column[] {
  const count = table.rows.reduce((most, row) => Math.max(most, row.length), table.head.length);
  // Many columns need their width for letters.
  const padding = Math.min(space.cellX, width / Math.max(1, count) / 8);
  const extents = Array.from({ length: count }, (_, i) => columnExtent(table, i, padding, set));
  const least = extents.map(({ min }) => Math.min(min, Math.max(width / count, longWord)));
  const scale = Math.min(1, width / sum(least));
  const floor = least.map((one) => one * scale);
  const wants = extents.map(({ max }, i) => Math.max(0, max - (floor[i] ?? 0)));
  const given = share(wants, width - sum(floor));
  const rest = (width - sum(floor) - sum(given)) / Math.max(1, count);
  let left = x;
  return floor.map((one, i) => {
    const own = one + (given[i] ?? 0) + rest;
    left += own;
    return { x: left - own, width: own, padding, numeric: isNumeric(table, i) };
  });
}

/** Gives each what it wants, the most modest first; those who want more share evenly. */
function share(wants: readonly number[], amount: number): number[] {
  const given = wants.map(() => 0);
  let [left, waiting] = [amount, wants.length];
  for (const [i, want] of [...wants.entries()].sort((a, b) => a[1] - b[1])) {
    given[i] = Math.min(want, left / waiting);
    left -= given[i] as number;
    waiting--;
  }
  return given;
}

function columnExtent(
  table: Table,
  column: number,
  padding: number,
  set: Typesetting,
): { min: number; max: number } {
  const { cell, cellHead } = set.styles;
  const extents = table.rows.map((row) => textExtent(row[column] ?? [], cell, set));
  extents.push(textExtent(table.head[column] ?? [], cellHead, set));
  const around = 2 * padding + 0.5; // the half point is for rounding
  return {
    min: extents.reduce((most, one) => Math.max(most, one.min), 0) + around,
    max: extents.reduce((most, one) => Math.max(most, one.max), 0) + around,
  };
}

/** Whether all that a column holds, but for its head and for dashes, are numbers. */
function isNumeric(table: Table, column: number): boolean {
  if (column === 0) return false;
  const texts = table.rows.map((row) => inlineText(row[column] ?? []).trim());
  const values = texts.filter((text) => text !== "" && !/^[–—-]$/.test(text));
  return values.length > 0 && values.every((text) => /^[-−+]?\p{Sc}?[\d.,\s]*\d\s?%?$/u.test(text));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
