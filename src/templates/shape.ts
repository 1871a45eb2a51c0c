/** What stands at a place of the data that templates see; null where no example fills it. */
export type Shape = "text" | "number" | "flag" | null | readonly [Shape] | Fields;

/** The shapes of named fields. */
export interface Fields {
  readonly [name: string]: Shape;
}

/** The shape of data. */
export function shapeOf(value: unknown): Shape {
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "flag";
  }
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return [value.map(shapeOf).reduce(joined, null)];
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]): [string, Shape] => [name, shapeOf(field)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The shape of data that may have either shape. */
export function joined(a: Shape, b: Shape): Shape {
  if (a === null || b === null) return a ?? b;
  if (isList(a) && isList(b)) return [joined(a[0], b[0])];
  if (isFields(a) && isFields(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    return Object.fromEntries(
      names.map((name) => [name, joined(a[name] ?? null, b[name] ?? null)]),
    );
  }
  if (a !== b) throw new Error(`one place holds ${inWords(a)} and ${inWords(b)}`);
  return a;
}

/** Whether there is a list of something. */
export function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** Whether there are named fields. */
export function isFields(shape: Shape): shape is Fields {
  return typeof shape === "object" && shape !== null && !Array.isArray(shape);
}

/** A shape as a message names it. */
export function inWords(shape: Shape): string {
  if (isList(shape)) return "a list";
  if (isFields(shape)) return "an object with fields";
  return { text: "a text", number: "a number", flag: "yes or no" }[shape ?? "text"];
}
