// Values to try: chosen by what the schemas say, at the bounds that they set and on either side.
import {
  all,
  atIndex,
  atKey,
  type Kind,
  kindOf,
  kinds,
  kindsOf,
  listedIn,
  prefixLength,
  required,
} from "./facts.js";
import type { Judge } from "./judge.js";
import { child, conjuncts, held, nameOf, type Place } from "./place.js";
import { stringsOf } from "./strings-of.js";

/** Finds values for places. */
export interface Prober {
  /**
   * Values that may show how others differ from some places, the likeliest first; nothing says that
   * they fit.
   */
  probes(places: readonly Place[], others: readonly Place[]): Iterable<unknown>;
  /** Values that fit all of the places, the simplest first; none where none was found. */
  fitting(places: readonly Place[]): readonly unknown[];
  /** Objects that fit all of the places and have a key with a value. */
  objectsWith(places: readonly Place[], key: string, value: unknown): readonly object[];
  /** Lists that fit all of the places and have a value at an index. */
  listsWith(places: readonly Place[], index: number, value: unknown): readonly unknown[][];
}

/** How many fitting values of each kind are kept of a place. */
const KEPT = 6;
/** How deep values are nested in values to try. */
const DEEPEST = 6;
/** How many values within values are tried for one question: alternatives multiply. */
const PATIENCE = 1_000;
/** Longer texts and lists are not tried. */
const LONGEST = 20_000;

/** A prober of places that a judge knows. */
export function createProber(judge: Judge): Prober {
  const known = new Map<string, readonly unknown[]>();
  let depth = 0;
  let effort = 0;

  const fits = (places: readonly Place[], value: unknown) =>
    places.every((place) => judge.accepts(place, value));

  function fitting(places: readonly Place[]): readonly unknown[] {
    const key = places.map(nameOf).sort().join();
    const found = known.get(key);
    if (found !== undefined) return found;
    if (depth === 0) effort = 0;
    if (depth >= DEEPEST || effort > PATIENCE) return [];
    // A definition that refers to itself finds nothing within itself, and so comes to an end.
    known.set(key, []);
    depth++;
    const kept = kindsOf(places).flatMap((kind) => {
      const isFit = (value: unknown) => {
        effort++;
        return kindOf(value) === kind && fits(places, value);
      };
      return first(KEPT, distinct(probesOf(kind, places, withAlternatives(places))), isFit);
    });
    depth--;
    known.set(key, kept);
    return kept;
  }

  function* probes(places: readonly Place[], others: readonly Place[]): Generator<unknown> {
    const hints = withAlternatives([...places, ...others]);
    for (const kind of kinds) {
      if (![places, others].some((some) => kindsOf(some).includes(kind))) continue;
      yield* probesOf(kind, places, hints);
    }
  }

  function* probesOf(kind: Kind, places: readonly Place[], hints: readonly Place[]) {
    yield* hints.flatMap((place) => listedIn(place) ?? []);
    if (kind === "null") yield null;
    if (kind === "boolean") yield* [true, false];
    if (kind === "string") yield* texts(hints);
    if (kind === "integer" || kind === "fraction") yield* numbers(hints);
    if (kind === "array") yield* lists(places, hints);
    if (kind === "object") yield* objects(places, hints);
  }

  function* lists(places: readonly Place[], hints: readonly Place[]): Generator<unknown[]> {
    const prefixes = hints.map(prefixLength);
    const bounds = ["minItems", "maxItems", "minContains", "maxContains"].flatMap((keyword) =>
      all<number>(hints, keyword),
    );
    const lengths = around([0, 1, 2, ...prefixes, ...bounds]);
    for (const length of lengths) yield fill(places, [], length);
    const items = fitting(atIndex(places, 0));
    for (const value of [...items, ...fitting(atIndex(hints, 0))]) yield fill(places, [value], 1);
    for (const value of items.slice(0, 3)) yield fill(places, [value, value], 2);
    for (const length of lengths) {
      yield* items.slice(0, 6).map((value) => Array(length).fill(value));
    }
    yield* written(hints).filter(Array.isArray);
  }

  /** A list of at least this many items, the given ones first, the others as unlike as can be. */
  function fill(places: readonly Place[], given: readonly unknown[], length: number): unknown[] {
    const least = Math.max(length, ...all<number>(places, "minItems"));
    const list = [...given];
    const seen = new Set(list.map((value) => JSON.stringify(value)));
    for (let index = list.length; index < Math.min(least, LONGEST); index++) {
      const item = atIndex(places, index);
      const pool = [...fitting(item), ...numbered(index)];
      const fresh = pool.find((v) => !seen.has(JSON.stringify(v)) && fits(item, v));
      const value = fresh ?? pool.find((v) => fits(item, v));
      seen.add(JSON.stringify(value));
      list.push(value ?? null);
    }
    return list;
  }

  function* objects(places: readonly Place[], hints: readonly Place[]): Generator<object> {
    const branches = hints.filter((place) => !places.includes(place));
    const bases = [
      ...distinct([base(places, []), ...branches.map((branch) => base([...places, branch], []))]),
    ] as object[];
    yield* bases;
    yield {};
    for (const one of bases) {
      for (const key of Object.keys(one)) {
        yield Object.fromEntries(Object.entries(one).filter(([other]) => other !== key));
      }
      for (const key of [...tellingFirst(places, hints), ...keysFor(places, hints).slice(0, 8)]) {
        for (const value of distinct([
          ...fitting(atKey(places, key)),
          ...fitting(atKey(hints, key)),
        ])) {
          yield define(one, key, value);
          yield base(places, Object.entries(define(one, key, value)));
        }
      }
    }
    const bounds = ["minProperties", "maxProperties"].flatMap((k) => all<number>(hints, k));
    for (const count of around(bounds)) yield ofSize(places, hints, count);
    yield* written(hints).filter((one) => kindOf(one) === "object") as object[];
  }

  /** The object with the keys that it must have, each with the simplest value. */
  function base(places: readonly Place[], given: readonly (readonly [string, unknown])[]): object {
    let object: object = Object.fromEntries(given);
    for (let key = missingIn(places, object); key !== undefined; key = missingIn(places, object)) {
      const [simplest = null] = fitting(atKey(places, key));
      object = define(object, key, simplest);
    }
    const least = Math.max(0, ...all<number>(places, "minProperties"));
    return Object.keys(object).length >= least ? object : ofSize(places, places, least, object);
  }

  function ofSize(
    places: readonly Place[],
    hints: readonly Place[],
    size: number,
    start: object = {},
  ): object {
    let object = start;
    const keys = [...required(places), ...namesIn(hints), ...keysFor(places, hints)];
    for (const key of [...keys, ...Array.from({ length: size }, (_, i) => `key-${i}`)]) {
      if (Object.keys(object).length >= size) break;
      const [value] = fitting(atKey(places, key));
      if (value !== undefined && !Object.hasOwn(object, key)) object = define(object, key, value);
    }
    return object;
  }

  /** Keys that no schema names, as patterns and names of properties want them. */
  function keysFor(places: readonly Place[], hints: readonly Place[]): string[] {
    const named = namesIn(hints);
    const patterns = hints.flatMap((place) => held(place, "patternProperties").map(([p]) => p));
    const rules = places.flatMap((place) => child(place, "propertyNames") ?? []);
    const others = hints.flatMap((place) => child(place, "propertyNames") ?? []);
    const keys = [
      "extra",
      ...patterns.flatMap((pattern) => stringsOf(pattern).slice(0, 4)),
      ...texts(withAlternatives([...rules, ...others])),
    ];
    return [...new Set(keys)].filter((key) => !named.includes(key) && fits(rules, key));
  }

  return {
    probes: (places, others) => distinct(probes(conjuncts(...places), others)),
    fitting: (places) => fitting(conjuncts(...places)),
    objectsWith(places, key, value) {
      const level = conjuncts(...places);
      const hints = withAlternatives(level);
      const fit = (object: object) => fits(level, object);
      const branches = hints.filter((place) => !level.includes(place));
      const simple = [[], ...branches.map((branch) => [branch])]
        .map((branch) => base([...level, ...branch], [[key, value]]))
        .filter(fit);
      if (simple.length > 0) return simple.slice(0, 4);
      const other = (object: object) => base(level, Object.entries(define(object, key, value)));
      return [...objects(level, hints)].map(other).filter(fit).slice(0, 4);
    },
    listsWith(places, index, value) {
      const level = conjuncts(...places);
      const start = fill(level, [], index).slice(0, index);
      return [fill(level, [...start, value], 0)].filter((list) => fits(level, list));
    },
  };
}

/** A key that an object must have, and lacks. */
function missingIn(places: readonly Place[], object: object): string | undefined {
  const dependent = all<Record<string, string[]>>(places, "dependentRequired").flatMap((needs) =>
    Object.entries(needs).flatMap(([key, names]) => (Object.hasOwn(object, key) ? names : [])),
  );
  return [...required(places), ...dependent].find((key) => !Object.hasOwn(object, key));
}

/** The keys that the hints name, those first that not all of them know. */
function tellingFirst(places: readonly Place[], hints: readonly Place[]): string[] {
  const others = new Set(namesIn(hints.filter((place) => !places.includes(place))));
  const own = new Set(namesIn(places));
  const isTelling = (key: string) => others.size > 0 && !(own.has(key) && others.has(key));
  const names = namesIn(hints);
  return [...names.filter(isTelling), ...names.filter((key) => !isTelling(key))];
}

/** The places with all the alternatives that they offer for the same value. */
function withAlternatives(places: readonly Place[]): Place[] {
  let found = conjuncts(...places);
  for (;;) {
    const more = found.flatMap((place) => [
      ...["anyOf", "oneOf"].flatMap((keyword) => held(place, keyword).map(([, one]) => one)),
      ...["if", "then", "else", "not"].flatMap((keyword) => child(place, keyword) ?? []),
      ...held(place, "dependentSchemas").map(([, one]) => one),
    ]);
    const next = conjuncts(...found, ...more);
    if (next.length === found.length) return found;
    found = next;
  }
}

function texts(hints: readonly Place[]): string[] {
  const formatted = all<string>(hints, "format").flatMap((format) => FORMATTED[format] ?? []);
  const patterned = all<string>(hints, "pattern").flatMap(stringsOf);
  const examples = written(hints).filter((one) => typeof one === "string");
  const some = ["a", ...formatted, "x-1", "Ab 1", ...patterned, ...examples, "", " ", "日本"];
  const bounds = [...all<number>(hints, "minLength"), ...all<number>(hints, "maxLength")];
  const stretched = around(bounds).flatMap((n) => some.slice(0, 24).map((one) => stretch(one, n)));
  return [...some, ...stretched];
}

function written(hints: readonly Place[]): unknown[] {
  return all<unknown[]>(hints, "examples").filter(Array.isArray).flat();
}

/** A text made longer or shorter, by what it consists of. */
function stretch(text: string, length: number): string {
  const characters = [...(text || "a")];
  const last = characters.at(-1) ?? "a";
  if (characters.length >= length) return characters.slice(0, length).join("");
  return characters.join("") + last.repeat(length - characters.length);
}

const FORMATTED: Readonly<Record<string, readonly string[]>> = {
  date: ["2026-01-31"],
  time: ["12:30:00Z"],
  "date-time": ["2026-01-31T12:30:00Z"],
  duration: ["P1D", "P90D"],
  email: ["a@example.com"],
  uri: ["https://example.com/", "urn:example:a"],
  "uri-reference": ["/a", "https://example.com/"],
  link: ["https://example.com/"],
  hostname: ["example.com"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1"],
  uuid: ["00000000-0000-4000-8000-000000000000"],
  "json-pointer": ["/a"],
  regex: ["^a$"],
  "language-tag": ["en", "es-PR"],
  phone: ["+1 787 555 0100"],
  semver: ["1.0.0"],
};

function numbers(hints: readonly Place[]): number[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) =>
    all<number>(hints, keyword),
  );
  const near = [0, 1, -1, ...bounds].flatMap((n) => [n, n + 1, n - 1, n + 0.5, n - 0.5]);
  const between = bounds.flatMap((a) => bounds.map((b) => (a + b) / 2));
  const steps = all<number>(hints, "multipleOf");
  const multiples = steps.flatMap((step) =>
    [0, ...bounds].flatMap((n) => [-1, 0, 1, 2, 3].map((i) => (Math.floor(n / step) + i) * step)),
  );
  return [...near, ...between, ...between.map(Math.round), ...multiples].filter(Number.isFinite);
}

/** Numbers of things to try: the bounds, and one more and one less. */
function around(bounds: readonly number[]): number[] {
  const near = bounds.flatMap((n) => [n - 1, n, n + 1]);
  return [...new Set(near)].filter((n) => n >= 0 && n <= LONGEST).sort((a, b) => a - b);
}

function numbered(index: number): unknown[] {
  return [`a${index}`, `item-${index}`, index, index + 0.5];
}

function namesIn(hints: readonly Place[]): string[] {
  const dependent = ["dependentRequired", "dependentSchemas"].flatMap((keyword) =>
    all<object>(hints, keyword).flatMap(Object.keys),
  );
  const properties = all<object>(hints, "properties").flatMap(Object.keys);
  return [...new Set([...properties, ...required(hints), ...dependent])];
}

// Assigning "__proto__" would change the object instead of adding a key.
function define(object: object, key: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([...Object.entries(object).filter(([k]) => k !== key), [key, value]]);
}

function* distinct(values: Iterable<unknown>): Generator<unknown> {
  const seen = new Set<string>();
  for (const value of values) {
    const text = JSON.stringify(value);
    if (seen.has(text)) continue;
    seen.add(text);
    yield value;
  }
}

/** The first values that a test lets through. */
export function first<T>(count: number, values: Iterable<T>, test: (value: T) => boolean): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (test(value)) found.push(value);
    if (found.length === count) break;
  }
  return found;
}
