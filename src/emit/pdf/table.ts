import type { Block, Inline } from "../../document/blocks.js";
import { type Flow, type Place, type Spot, setLine, strip } from "./flow.js";
import { keep, type Run, type Strip, type Structure } from "./pages.js";
import { colour, page, space, style, type TextStyle } from "./style.js";
import { breakLines, type Line, textExtent } from "./text.js";

type Table = Extract<Block, { kind: "table" }>;
type Cells = readonly (readonly Inline[])[];

/** A row taller than this may break inside. */
const tallRow = (page.bottom - page.top) / 3;
/** A head taller than this is not repeated: it would leave no room for rows. */
const tallHead = (page.bottom - page.top) / 4;
/** A word wider than this may break to give other columns room. */
const longWord = 72;

/** Sets a table: widths by content, a strip a line, the head again on every page. */
export function tableStrips(table: Table, flow: Flow, place: Place): Strip[] {
  const columns = table.rows.reduce((most, row) => Math.max(most, row.length), table.head.length);
  const widths = columnWidths(table, columns, page.left + page.full - place.x);
  const element = { type: "Table", parent: place.parent };
  const at = { x: place.x, widths };
  const head = headStrips(table.head, flow, { type: "THead", parent: element }, at);
  const body = { type: "TBody", parent: element };
  const repeat = sum(head.map((line) => line.height)) > tallHead ? [] : head;
  const rows = table.rows.map((row) => rowStrips(row, flow, body, at, false, repeat));
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

interface Columns {
  readonly x: number;
  readonly widths: readonly number[];
}

function headStrips(cells: Cells, flow: Flow, parent: Structure, at: Columns): Strip[] {
  const strips = rowStrips(cells, flow, parent, at, true, []);
  const width = sum(at.widths);
  return strips.map((line, i) => ({
    ...line,
    keep: i === 0 ? keep.free : keep.must,
    fills: [
      { x: at.x, y: 0, width, height: line.height, colour: colour.tableHead },
      ...line.fills.map((rule) => ({ ...rule, height: 0.9, colour: colour.accent })),
    ],
  }));
}

/** A row as strips: strip i holds line i of every cell, so that a tall row can break. */
function rowStrips(
  cells: Cells,
  flow: Flow,
  parent: Structure,
  at: Columns,
  isHead: boolean,
  repeat: readonly Strip[],
): Strip[] {
  const row = { type: "TR", parent };
  const set = at.widths.map((width, i) => {
    const look: TextStyle = isHead ? style.cellHead : style.cell;
    const lines = breakLines(cells[i] ?? [], look, width - 2 * space.cellX, flow.unshowable);
    return { lines, element: cell(row, i, isHead), order: flow.nextOrder(), look };
  });
  const count = set.reduce((most, { lines }) => Math.max(most, lines.length), 1);
  const leading = (isHead ? style.cellHead : style.cell).leading;
  const tall = count * leading > tallRow;
  return Array.from({ length: count }, (_, i) => {
    const [top, foot] = [i === 0 ? space.cellY : 0, i === count - 1 ? space.cellY : 0];
    const height = top + leading + foot;
    const parts = set.map((one, column) => {
      const x = at.x + space.cellX + sum(at.widths.slice(0, column));
      const line = one.lines[i] ?? emptyLine;
      const marks = setLine(line, { ...one, x, y: top }, flow);
      // An empty cell still needs its element, or the row would be too short for a reader.
      return i > 0 || one.lines.length > 0 ? marks : { ...marks, runs: [emptyRun(one)] };
    });
    const inside = !tall || i === 1 || i === count - 1 ? keep.must : keep.free;
    return {
      ...strip(height, parts, i === 0 ? keep.free : inside),
      ...(repeat.length > 0 ? { repeat } : {}),
      ...(foot > 0 ? { fills: [...parts.flatMap((p) => p.fills), rule(at, height)] } : {}),
    };
  });
}

const emptyLine: Line = { pieces: [], width: 0 };

function emptyRun({ element, order, look }: Pick<Spot, "element" | "order" | "look">): Run {
  const { face, size, colour: tint } = look;
  return { text: "", face, size, colour: tint, width: 0, x: 0, y: 0, structure: element, order };
}

function cell(row: Structure, column: number, isHead: boolean): Structure {
  if (isHead) return { type: "TH", parent: row, scope: "Column" };
  return column === 0 ? { type: "TH", parent: row, scope: "Row" } : { type: "TD", parent: row };
}

function rule(at: Columns, height: number) {
  return { x: at.x, y: height - 0.5, width: sum(at.widths), height: 0.5, colour: colour.rule };
}

/** Shares the width by content: no column below its longest word, short columns on one line. */
function columnWidths(table: Table, columns: number, width: number): number[] {
  const extents = Array.from({ length: columns }, (_, i) => columnExtent(table, i));
  const least = extents.map(({ min }) => Math.min(min, Math.max(width / columns, longWord)));
  const scale = Math.min(1, width / sum(least));
  const floor = least.map((one) => one * scale);
  const wants = extents.map(({ max }, i) => Math.max(0, max - (floor[i] ?? 0)));
  const given = share(wants, width - sum(floor));
  const rest = (width - sum(floor) - sum(given)) / Math.max(1, columns);
  return floor.map((one, i) => one + (given[i] ?? 0) + rest);
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

function columnExtent(table: Table, column: number): { min: number; max: number } {
  const extents = table.rows.map((row) => textExtent(row[column] ?? [], style.cell));
  extents.push(textExtent(table.head[column] ?? [], style.cellHead));
  const padding = 2 * space.cellX + 0.5; // the half point is for rounding
  return {
    min: extents.reduce((most, one) => Math.max(most, one.min), 0) + padding,
    max: extents.reduce((most, one) => Math.max(most, one.max), 0) + padding,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
