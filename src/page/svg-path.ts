/** How many numbers each command of a path takes: SVG 2, 9.3. */
const operands: Readonly<Record<string, number>> = {
  ...{ m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 },
};

const separators = /[\s,]*/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** The flags of an arc stand side by side without a separator. */
const flag = /[01]/y;

/**
 * A path with one blank between its parts and every command written out; undefined where it is not
 * well-formed or a number is beyond use.
 */
export function normalPath(path: string): string | undefined {
  const parts: string[] = [];
  let [at, command] = [0, ""];
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(path)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  for (take(separators); at < path.length; take(separators)) {
    const letter = take(/[a-zA-Z]/y);
    if (letter !== undefined) command = letter;
    // A move that goes on draws lines.
    else if (command === "m" || command === "M") command = command === "m" ? "l" : "L";
    const count = operands[command.toLowerCase()];
    if (count === undefined || (letter === undefined && count === 0)) return undefined;
    if (parts.length === 0 && !/^m$/i.test(command)) return undefined;
    parts.push(command);
    for (let i = 0; i < count; i++) {
      take(separators);
      const isFlag = count === 7 && (i === 3 || i === 4);
      const value = take(isFlag ? flag : number);
      if (value === undefined || Math.abs(Number(value)) >= 1e6) return undefined;
      parts.push(String(Number(value)));
    }
  }
  return parts.join(" ");
}

/** The path of a basic shape (SVG 2, 10) from its attributes; undefined where it shows nothing. */
export function shapePath(
  name: string,
  attribute: (name: string) => string | undefined,
): string | undefined {
  const value = (key: string, otherwise = 0) =>
    Number.parseFloat(attribute(key) ?? "") || otherwise;
  switch (name) {
    case "path":
      return attribute("d");
    case "line":
      return `M ${value("x1")} ${value("y1")} L ${value("x2")} ${value("y2")}`;
    case "polyline":
    case "polygon": {
      const points = attribute("points")?.trim();
      if (!points) return undefined;
      return `M ${points}${name === "polygon" ? " Z" : ""}`;
    }
    case "circle":
      return ellipse(value("cx"), value("cy"), value("r"), value("r"));
    case "ellipse":
      return ellipse(value("cx"), value("cy"), value("rx"), value("ry"));
    case "rect": {
      const [width, height] = [value("width"), value("height")];
      const rx = Math.min(value("rx", value("ry")), width / 2);
      const ry = Math.min(value("ry", value("rx")), height / 2);
      return rectangle(value("x"), value("y"), width, height, rx, ry);
    }
    default:
      return undefined;
  }
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string | undefined {
  if (rx <= 0 || ry <= 0) return undefined;
  const half = `A ${rx} ${ry} 0 1 0`;
  return `M ${cx - rx} ${cy} ${half} ${cx + rx} ${cy} ${half} ${cx - rx} ${cy} Z`;
}

function rectangle(x: number, y: number, w: number, h: number, rx: number, ry: number) {
  if (w <= 0 || h <= 0) return undefined;
  if (rx <= 0 || ry <= 0) return `M ${x} ${y} H ${x + w} V ${y + h} H ${x} Z`;
  const corner = (toX: number, toY: number) => `A ${rx} ${ry} 0 0 1 ${toX} ${toY}`;
  return [
    `M ${x + rx} ${y} H ${x + w - rx} ${corner(x + w, y + ry)}`,
    `V ${y + h - ry} ${corner(x + w - rx, y + h)}`,
    `H ${x + rx} ${corner(x, y + h - ry)} V ${y + ry} ${corner(x + rx, y)} Z`,
  ].join(" ");
}
