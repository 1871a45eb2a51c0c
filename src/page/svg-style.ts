import type { Paint, Shape } from "./design.js";
import { SvgProblem } from "./svg-problem.js";

/** The properties that a shape is painted by, as SVG hands them from parent to child. */
export interface Style {
  readonly fill: string;
  readonly "fill-rule": string;
  readonly "fill-opacity": string;
  readonly stroke: string;
  readonly "stroke-width": string;
  readonly "stroke-opacity": string;
  readonly "stroke-linecap": string;
  readonly "stroke-linejoin": string;
  readonly "stroke-miterlimit": string;
  readonly "stroke-dasharray": string;
  readonly visibility: string;
  /** The product of the opacities of all parents. */
  readonly opacity: number;
}

export const initialStyle: Style = {
  fill: "#000000",
  "fill-rule": "nonzero",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1",
  "stroke-opacity": "1",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-miterlimit": "4",
  "stroke-dasharray": "none",
  visibility: "visible",
  opacity: 1,
};

/** The style of an element within that of its parent. */
export function styleOf(parent: Style, own: ReadonlyMap<string, string>): Style {
  const inherited = Object.fromEntries(
    Object.entries(parent).map(([name, value]) => {
      const given = own.get(name);
      return [name, given === undefined || given === "inherit" ? value : given];
    }),
  ) as unknown as Style;
  return { ...inherited, opacity: parent.opacity * fraction(own.get("opacity") ?? "1") };
}

/** Rules of a style sheet whose selectors are one class, id or element each. */
export class StyleSheet {
  readonly #rules: { readonly selector: string; readonly declarations: Map<string, string> }[] = [];

  /** Adds the text of a `style` element. */
  add(css: string): void {
    const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, selectors = "", body = ""] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(",").map((one) => one.trim())) {
        if (!/^[.#]?[\w-]+$/.test(selector)) {
          throw new SvgProblem(`a style sheet with the selector “${selector}”`);
        }
        this.#rules.push({ selector, declarations: declarations(body) });
      }
    }
  }

  /** What applies to an element: its attributes, then the sheet, then its `style`. */
  resolve(name: string, attributes: ReadonlyMap<string, string>): Map<string, string> {
    const own = new Map(attributes);
    const classes = (attributes.get("class") ?? "").split(/\s+/).map((one) => `.${one}`);
    const matching = [name, ...classes, `#${attributes.get("id") ?? ""}`];
    for (const selector of [/^\w/, /^\./, /^#/]) {
      for (const rule of this.#rules) {
        if (!selector.test(rule.selector) || !matching.includes(rule.selector)) continue;
        for (const [key, value] of rule.declarations) own.set(key, value);
      }
    }
    for (const [key, value] of declarations(attributes.get("style") ?? "")) own.set(key, value);
    return own;
  }
}

function declarations(css: string): Map<string, string> {
  const pairs = css.split(";").map((one) => one.split(":").map((part) => part.trim()));
  return new Map(pairs.flatMap(([name, value]) => (name && value ? [[name, value]] : [])));
}

/** How a shape with this style is painted; undefined where nothing of it is seen. */
export function paintOf(style: Style): Omit<Shape, "path" | "matrix"> | undefined {
  if (style.visibility !== "visible") return undefined;
  const fill = paint(style.fill, style["fill-opacity"], style.opacity);
  const line = paint(style.stroke, style["stroke-opacity"], style.opacity);
  const width = Number.parseFloat(style["stroke-width"]);
  if (line && !/^(none|0)$/.test(style["stroke-dasharray"])) throw new SvgProblem("dashed lines");
  const stroke = line && width > 0 ? { ...line, width, ...ends(style) } : undefined;
  if (!fill && !stroke) return undefined;
  const fillRule = style["fill-rule"] === "evenodd" ? "evenodd" : "nonzero";
  return { ...(fill && { fill }), fillRule, ...(stroke && { stroke }) };
}

function ends(style: Style): Pick<NonNullable<Shape["stroke"]>, "cap" | "join" | "miterLimit"> {
  const { "stroke-linecap": cap, "stroke-linejoin": join, "stroke-miterlimit": limit } = style;
  return {
    cap: cap === "round" || cap === "square" ? cap : "butt",
    join: join === "round" || join === "bevel" ? join : "miter",
    miterLimit: Math.max(1, Number.parseFloat(limit) || 4),
  };
}

function paint(colour: string, own: string, opacity: number): Paint | undefined {
  const result = { colour: readColour(colour), opacity: fraction(own) * opacity };
  return colour === "none" || colour === "transparent" || result.opacity === 0 ? undefined : result;
}

/** The colours of HTML 4; designers' programs write all others in digits. */
const names: Readonly<Record<string, string>> = {
  ...{ black: "#000000", silver: "#c0c0c0", gray: "#808080", grey: "#808080", white: "#ffffff" },
  ...{ maroon: "#800000", red: "#ff0000", purple: "#800080", fuchsia: "#ff00ff" },
  ...{ green: "#008000", lime: "#00ff00", olive: "#808000", yellow: "#ffff00" },
  ...{ navy: "#000080", blue: "#0000ff", teal: "#008080", aqua: "#00ffff", orange: "#ffa500" },
  ...{ currentcolor: "#000000", none: "#000000", transparent: "#000000" },
};

function readColour(text: string): string {
  const colour = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(colour)) return colour;
  if (/^#[0-9a-f]{3}$/.test(colour)) return colour.replace(/[0-9a-f]/g, "$&$&");
  const parts = /^rgb\(\s*(\d+)\s*[, ]\s*(\d+)\s*[, ]\s*(\d+)\s*\)$/.exec(colour)?.slice(1);
  if (parts) {
    return `#${parts.map((n) => Math.min(255, Number(n)).toString(16).padStart(2, "0")).join("")}`;
  }
  const named = names[colour];
  if (named !== undefined) return named;
  throw new SvgProblem(
    colour.startsWith("url(") ? "gradients or patterns" : `the colour “${text}”`,
  );
}

function fraction(text: string): number {
  const value = Number.parseFloat(text) / (text.trim().endsWith("%") ? 100 : 1);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}
