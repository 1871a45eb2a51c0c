import { SaxesParser, type SaxesTagNS } from "saxes";
import type { Drawing, Shape } from "./design.js";
import { normalPath, shapePath } from "./svg-path.js";
import { SvgProblem } from "./svg-problem.js";
import { initialStyle, paintOf, type Style, StyleSheet, styleOf } from "./svg-style.js";
import { identity, type Matrix, multiply, readTransform } from "./svg-transform.js";

const bounds = { bytes: 1024 * 1024, depth: 64, shapes: 10_000 } as const;
const svgNamespace = "http://www.w3.org/2000/svg";

/** Elements that hold others. */
const groups = new Set(["svg", "g", "a"]);
const shapes = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
/** Elements that paint nothing themselves; what stands in them is not looked at. */
const silent = new Set(["title", "desc", "metadata", "defs", "symbol", "style"]);

/**
 * Reads an SVG drawing as far as logos go: groups, shapes, transformations, plain colours, style
 * sheets with simple selectors. Whatever it could not paint as it was meant is a `problem`, in
 * words that follow the name of the file.
 */
export function readSvg(
  bytes: Uint8Array,
): { readonly drawing: Drawing } | { readonly problem: string } {
  if (bytes.length > bounds.bytes) return { problem: "is larger than 1 MiB" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { drawing: new Reader(text).drawing() };
  } catch (error) {
    if (error instanceof SvgProblem) return { problem: error.message };
    return { problem: "is not a well-formed SVG" };
  }
}

interface Level {
  readonly style: Style;
  readonly matrix: Matrix;
  /** Nothing in here is painted. */
  readonly silent: boolean;
}

class Reader {
  readonly #shapes: Shape[] = [];
  readonly #sheet = new StyleSheet();
  readonly #levels: Level[] = [];
  #box: { width: number; height: number } | undefined;
  #css: string | undefined;

  constructor(text: string) {
    // A style sheet may stand behind the shapes that it paints.
    this.#read(text, (tag) => (this.#css = tag.local === "style" ? "" : this.#css));
    this.#read(text, (tag) => this.#open(tag));
  }

  drawing(): Drawing {
    if (!this.#box) throw new SvgProblem("is not an SVG drawing");
    if (this.#shapes.length === 0) throw new SvgProblem("shows nothing");
    return { kind: "drawing", ...this.#box, shapes: this.#shapes };
  }

  #read(text: string, open: (tag: SaxesTagNS) => void): void {
    const parser = new SaxesParser({ xmlns: true });
    let depth = 0;
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("doctype", (doctype) => {
      if (doctype.includes("[")) throw new SvgProblem("has entities of its own; save it without");
    });
    parser.on("opentag", (tag) => {
      if (++depth > bounds.depth) throw new SvgProblem("is nested more than 64 deep");
      open(tag as SaxesTagNS);
    });
    parser.on("closetag", () => {
      depth--;
      this.#levels.pop();
      if (this.#css !== undefined) this.#sheet.add(this.#css);
      this.#css = undefined;
    });
    const css = (part: string) => {
      if (this.#css !== undefined) this.#css += part;
    };
    parser.on("text", css);
    parser.on("cdata", css);
    parser.write(text).close();
  }

  #open({ local, uri, attributes }: SaxesTagNS): void {
    const parent = this.#levels.at(-1);
    const own = new Map(Object.values(attributes).map(({ name, value }) => [name, value]));
    const quiet = parent?.silent || uri !== svgNamespace || silent.has(local);
    if (quiet) {
      this.#levels.push({ style: initialStyle, matrix: identity, silent: true });
      return;
    }
    if (!groups.has(local) && !shapes.has(local)) throw cannot(`the element “${local}”`);
    const given = this.#sheet.resolve(local, own);
    for (const name of ["filter", "mask", "clip-path"]) {
      if ((given.get(name) ?? "none") !== "none") throw cannot(`the property “${name}”`);
    }
    const turned = readTransform(given.get("transform") ?? "");
    if (!turned) throw cannot(`the transformation “${given.get("transform")}”`);
    const base = parent?.matrix ?? this.#start(local, own);
    const level = {
      style: explained(() => styleOf(parent?.style ?? initialStyle, given)),
      matrix: multiply(base, turned),
      silent: given.get("display") === "none",
    };
    this.#levels.push(level);
    if (shapes.has(local) && !level.silent) this.#paint(local, own, level);
  }

  /** The root gives the size; its origin is moved to the corner. */
  #start(local: string, own: ReadonlyMap<string, string>): Matrix {
    if (local !== "svg") throw new SvgProblem("is not an SVG drawing");
    const size = (name: string) => Number.parseFloat(own.get(name) ?? "");
    const box = (own.get("viewBox") ?? "").split(/[\s,]+/).map(Number);
    const [x, y, width, height] =
      box.length === 4 && box.every(Number.isFinite) ? box : [0, 0, size("width"), size("height")];
    if (!(Number(width) > 0 && Number(height) > 0)) {
      throw new SvgProblem("gives no size: it needs a viewBox, or width and height");
    }
    this.#box = { width: Number(width), height: Number(height) };
    return [1, 0, 0, 1, -Number(x), -Number(y)];
  }

  #paint(local: string, own: ReadonlyMap<string, string>, { style, matrix }: Level): void {
    const raw = shapePath(local, (name) => own.get(name));
    const paint = explained(() => paintOf(style));
    if (raw === undefined || raw.trim() === "" || !paint) return;
    const path = normalPath(raw);
    if (path === undefined) throw cannot(`a ${local} that is not well-formed`);
    if (this.#shapes.length >= bounds.shapes) throw new SvgProblem("has more than 10,000 shapes");
    this.#shapes.push({ path, matrix, ...paint });
  }
}

function cannot(what: string): SvgProblem {
  return new SvgProblem(
    `has ${what}, which cannot be painted; save it as plain outlines and colours, or name a PNG`,
  );
}

/** Style speaks of the thing alone; here it becomes the sentence. */
function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SvgProblem ? cannot(error.message) : error;
  }
}
