type Kern = (left: number, right: number) => number;
/** A pair subtable: undefined when it says nothing of the pair, so that the next one is asked. */
type PairTable = (left: number, right: number) => number | undefined;

/** Pairs remembered per face; text uses a few hundred, so the bound is only for strange input. */
const remembered = 20_000;

/** Reads the `kern` feature of a GPOS table: horizontal pair adjustments in font units. */
export function kerningReader(gpos: DataView | undefined): Kern {
  if (!gpos) return () => 0;
  let lookups: PairTable[][] | undefined;
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 65536 + right;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    lookups ??= kernLookups(gpos).map((at) => pairTables(gpos, at));
    const value = lookups.reduce((sum, tables) => sum + firstValue(tables, left, right), 0);
    if (known.size < remembered) known.set(key, value);
    return value;
  };
}

function firstValue(tables: readonly PairTable[], left: number, right: number): number {
  for (const table of tables) {
    const value = table(left, right);
    if (value !== undefined) return value;
  }
  return 0;
}

/** Offsets of the lookups that the kern feature of the Latin script names. */
function kernLookups(gpos: DataView): number[] {
  const [scripts, features, list] = [gpos.getUint16(4), gpos.getUint16(6), gpos.getUint16(8)];
  const found = new Set<number>();
  for (const index of scriptFeatures(gpos, scripts)) {
    const record = features + 2 + index * 6;
    if (gpos.getUint32(record) !== 0x6b65726e) continue; // "kern"
    const feature = features + gpos.getUint16(record + 4);
    for (const lookup of uint16s(gpos, feature + 4, gpos.getUint16(feature + 2))) found.add(lookup);
  }
  return [...found].sort((a, b) => a - b).map((i) => list + gpos.getUint16(list + 2 + i * 2));
}

function scriptFeatures(gpos: DataView, scripts: number): number[] {
  const records = Array.from({ length: gpos.getUint16(scripts) }, (_, i) => scripts + 2 + i * 6);
  const latin = records.find((at) => gpos.getUint32(at) === 0x6c61746e) ?? records[0]; // "latn"
  if (latin === undefined) return [];
  const script = scripts + gpos.getUint16(latin + 4);
  const language = script + gpos.getUint16(script);
  return uint16s(gpos, language + 6, gpos.getUint16(language + 4));
}

function pairTables(gpos: DataView, lookup: number): PairTable[] {
  const type = gpos.getUint16(lookup);
  const tables: PairTable[] = [];
  for (const offset of uint16s(gpos, lookup + 6, gpos.getUint16(lookup + 4))) {
    const at = lookup + offset;
    const extended = type === 9;
    if ((extended ? gpos.getUint16(at + 2) : type) !== 2) continue;
    const table = pairTable(gpos, extended ? at + gpos.getUint32(at + 4) : at);
    if (table) tables.push(table);
  }
  return tables;
}

function pairTable(gpos: DataView, at: number): PairTable | undefined {
  const [first, second] = [gpos.getUint16(at + 4), gpos.getUint16(at + 6)];
  if (!(first & 4)) return undefined; // no XAdvance: not kerning
  const values = {
    /** Where XAdvance stands in a value record: after the placements that come before it. */
    advance: 2 * ((first & 1) + ((first >> 1) & 1)),
    size: 2 * (bits(first) + bits(second)),
  };
  const covered = coverage(gpos, at + gpos.getUint16(at + 2));
  return gpos.getUint16(at) === 1
    ? glyphPairs(gpos, at, covered, values)
    : classPairs(gpos, at, covered, values);
}

type Values = { readonly advance: number; readonly size: number };

function glyphPairs(
  gpos: DataView,
  at: number,
  covered: Map<number, number>,
  values: Values,
): PairTable {
  return (left, right) => {
    const index = covered.get(left);
    if (index === undefined) return undefined;
    const set = at + gpos.getUint16(at + 10 + index * 2);
    const size = 2 + values.size;
    let [low, high] = [0, gpos.getUint16(set) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = set + 2 + middle * size;
      const glyph = gpos.getUint16(record);
      if (glyph === right) return gpos.getInt16(record + 2 + values.advance);
      if (glyph < right) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}

function classPairs(
  gpos: DataView,
  at: number,
  covered: Map<number, number>,
  values: Values,
): PairTable {
  const lefts = classes(gpos, at + gpos.getUint16(at + 8));
  const rights = classes(gpos, at + gpos.getUint16(at + 10));
  const columns = gpos.getUint16(at + 14);
  return (left, right) => {
    if (!covered.has(left)) return undefined;
    const cell = (lefts.get(left) ?? 0) * columns + (rights.get(right) ?? 0);
    return gpos.getInt16(at + 16 + cell * values.size + values.advance);
  };
}

function coverage(gpos: DataView, at: number): Map<number, number> {
  const count = gpos.getUint16(at + 2);
  const covered = new Map<number, number>();
  if (gpos.getUint16(at) === 1) {
    for (const [i, glyph] of uint16s(gpos, at + 4, count).entries()) covered.set(glyph, i);
    return covered;
  }
  for (let i = 0; i < count; i++) {
    const [start, end, index] = uint16s(gpos, at + 4 + i * 6, 3) as [number, number, number];
    for (let glyph = start; glyph <= end; glyph++) covered.set(glyph, index + glyph - start);
  }
  return covered;
}

function classes(gpos: DataView, at: number): Map<number, number> {
  const found = new Map<number, number>();
  if (gpos.getUint16(at) === 1) {
    const start = gpos.getUint16(at + 2);
    const values = uint16s(gpos, at + 6, gpos.getUint16(at + 4));
    for (const [i, value] of values.entries()) found.set(start + i, value);
    return found;
  }
  for (let i = 0; i < gpos.getUint16(at + 2); i++) {
    const [start, end, value] = uint16s(gpos, at + 4 + i * 6, 3) as [number, number, number];
    for (let glyph = start; glyph <= end; glyph++) found.set(glyph, value);
  }
  return found;
}

function uint16s(view: DataView, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => view.getUint16(at + i * 2));
}

function bits(format: number): number {
  let count = 0;
  for (let rest = format; rest; rest >>= 1) count += rest & 1;
  return count;
}
