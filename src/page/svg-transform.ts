/** A transformation [a b c d e f]: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    ...([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j] as const),
    ...([a * k + c * l + e, b * k + d * l + f] as const),
  ];
}

/** Reads a `transform` attribute (SVG 1.1, 7.6); undefined where it is not well-formed. */
export function readTransform(text: string): Matrix | undefined {
  const step = /\s*,?\s*(\w+)\s*\(([^()]*)\)/y;
  let matrix = identity;
  let end = 0;
  for (let match = step.exec(text); match; match = step.exec(text)) {
    const values = (match[2] ?? "").split(/[\s,]+/).filter(Boolean);
    const one = stepOf(match[1] ?? "", values.map(Number));
    if (!one?.every(Number.isFinite)) return undefined;
    matrix = multiply(matrix, one);
    end = step.lastIndex;
  }
  return text.slice(end).trim() === "" ? matrix : undefined;
}

function stepOf(name: string, values: readonly number[]): Matrix | undefined {
  const [x = Number.NaN, y, third] = values;
  const turn = (x * Math.PI) / 180;
  switch (name) {
    case "matrix":
      return values.length === 6 ? (values as unknown as Matrix) : undefined;
    case "translate":
      return [1, 0, 0, 1, x, y ?? 0];
    case "scale":
      return [x, 0, 0, y ?? x, 0, 0];
    case "rotate": {
      const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
      const [cx, cy] = [y ?? 0, third ?? 0];
      const back = multiply([cos, sin, -sin, cos, 0, 0], [1, 0, 0, 1, -cx, -cy]);
      return multiply([1, 0, 0, 1, cx, cy], back);
    }
    case "skewX":
      return [1, 0, Math.tan(turn), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(turn), 0, 1, 0, 0];
    default:
      return undefined;
  }
}
