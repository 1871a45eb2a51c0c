import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, test } from "vitest";
import { contrast, darkened } from "../../src/page/contrast.js";
import { fontProblem } from "../../src/page/font.js";
import { designPage } from "../../src/page/page.js";
import { readPng } from "../../src/page/png.js";
import { readSvg } from "../../src/page/svg.js";
import { normalPath } from "../../src/page/svg-path.js";
import { readTransform } from "../../src/page/svg-transform.js";
import { furtherFonts } from "../support/fonts.js";
import "../support/seed.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const nowhere = { locate: () => undefined };
const design = (page: object, files: Record<string, Uint8Array> = {}) =>
  designPage(page as never, nowhere, async (path) => files[path]);

describe("the accent", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#12395b", "#ffffff", 11.92],
  ])("%s on %s has %d:1", (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 1);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n) => `#${n.toString(16).padStart(6, "0")}`);

  test("that is proposed always passes", () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const darker = darkened(accent, "#eef2f6", 4.5);
        expect(contrast(darker, "#eef2f6")).toBeGreaterThanOrEqual(4.5);
        expect(contrast(darker, "#ffffff")).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test("is measured on white and on the tint of table heads, and rounded down", async () => {
    const [onWhite] = (await design({ accent: "#777777" })).diagnostics;
    expect(onWhite?.message).toContain("4.47:1 on white");
    const [onTint] = (await design({ accent: "#767676" })).diagnostics;
    expect(onTint?.message).toMatch(/4\.0\d:1 on the tint of table heads/);
    expect((await design({ accent: "#0B5C4A" })).value?.accent).toBe("#0b5c4a");
  });
});

const svg = (inside: string, root = 'viewBox="0 0 10 10"') =>
  readSvg(utf8(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`));

describe("an SVG logo", () => {
  const shapesOf = (inside: string) => {
    const read = svg(inside);
    if ("problem" in read) throw new Error(read.problem);
    return read.drawing.shapes;
  };

  test.each([
    ['<rect width="4" height="2"/>', "M 0 0 H 4 V 2 H 0 Z"],
    ['<path d="M1,1l2-2.5.5z"/>', undefined],
    ['<path d="m1 1 2 2"/>', "m 1 1 l 2 2"],
    ['<path d="M0 0a1 1 0 0110 5"/>', "M 0 0 a 1 1 0 0 1 10 5"],
    ['<path d="M.5.5-1e1.2z"/>', "M 0.5 0.5 L -10 0.2 z"],
    ['<polygon points="0,0 4,0 4,4"/>', "M 0 0 L 4 0 L 4 4 Z"],
    ['<line x2="4" y2="4" stroke="red"/>', "M 0 0 L 4 4"],
    ['<circle cx="5" cy="5" r="2"/>', "M 3 5 A 2 2 0 1 0 7 5 A 2 2 0 1 0 3 5 Z"],
  ])("%s", (shape, path) => {
    if (path === undefined) expect(svg(shape)).toHaveProperty("problem");
    else expect(shapesOf(shape)[0]?.path).toBe(path);
  });

  test.each([
    ['<path d="M0 0H1" fill="#ABC"/>', "#aabbcc"],
    ['<g fill="teal"><path d="M0 0H1"/></g>', "#008080"],
    ['<style>.a, #b{fill:#123456}</style><path id="b" d="M0 0H1"/>', "#123456"],
    ['<path class="a" d="M0 0H1"/><style>.a{fill:rgb(1, 2, 3)}</style>', "#010203"],
    ['<path fill="red" style="fill:#00f" d="M0 0H1"/>', "#0000ff"],
    ['<path d="M0 0H1"/>', "#000000"],
  ])("%s is painted %s", (shape, fill) => {
    expect(shapesOf(shape)[0]?.fill?.colour).toBe(fill);
  });

  test("multiplies opacities and transformations on the way down", () => {
    const [shape] = shapesOf(
      '<g opacity=".5" transform="translate(2 3)"><path opacity="50%" transform="scale(2)" d="M0 0H1"/></g>',
    );
    expect(shape?.fill?.opacity).toBe(0.25);
    expect(shape?.matrix).toEqual([2, 0, 0, 2, 2, 3]);
    expect(readTransform("rotate(90 1 1)")?.map((n) => Math.round(n))).toEqual([0, 1, -1, 0, 2, 0]);
  });

  test("leaves out what nobody sees", () => {
    const hidden = '<path d="M0 0H1" fill="none"/><g display="none"><path d="M0 0H1"/></g>';
    expect(shapesOf(`${hidden}<title>t</title><path d="M0 0H2"/>`)).toHaveLength(1);
  });

  test.each([
    ['<text x="1">Isla</text>', "the element “text”"],
    ['<image href="a.png"/>', "the element “image”"],
    ['<script>alert(1)</script><path d="M0 0H1"/>', "the element “script”"],
    ['<path d="M0 0H1" fill="url(#g)"/>', "gradients or patterns"],
    ['<path d="M0 0H1" filter="url(#f)"/>', "the property “filter”"],
    ['<path d="M0 0H1" stroke="red" stroke-dasharray="2 1"/>', "dashed lines"],
    ['<style>g > path{fill:red}</style><path d="M0 0H1"/>', "the selector “g > path”"],
    ['<path d="M0 0H1" transform="spin(3)"/>', "the transformation “spin(3)”"],
    ['<path d="L0 0"/>', "not well-formed"],
    ["", "shows nothing"],
    ["<g>".repeat(500), "nested more than 64 deep"],
    ["<path", "is not a well-formed SVG"],
    ["&nope;", "is not a well-formed SVG"],
  ])("%s is refused", (inside, why) => {
    expect(svg(inside)).toEqual({ problem: expect.stringContaining(why) });
  });

  test("of no size, or with entities of its own, is refused", () => {
    expect(svg('<path d="M0 0H1"/>', "")).toEqual({ problem: expect.stringContaining("no size") });
    const lol = '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(readSvg(utf8(lol))).toEqual({ problem: expect.stringContaining("entities") });
  });

  test("of random text gets an answer", () => {
    const part = fc.constantFrom("<svg ", "<path d='", "M1 1", "'/>", "</svg>", "<g ", ">", "&#0;");
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        expect(Object.keys(readSvg(utf8(parts.join(""))))).toHaveLength(1);
        normalPath(parts.join(""));
      }),
    );
  });
});

describe("a PNG logo", () => {
  const pixels = (channels: number, ...data: number[]) =>
    encode({ width: data.length / channels, height: 1, data: Uint8Array.from(data), channels });

  const picture = (bytes: Uint8Array) => {
    const read = readPng(bytes);
    if ("problem" in read) throw new Error(read.problem);
    return { ...read.picture, rgb: [...read.picture.rgb] };
  };

  test.each([
    ["grey", pixels(1, 0, 128), [0, 0, 0, 128, 128, 128]],
    ["colour", pixels(3, 1, 2, 3), [1, 2, 3]],
    ["opaque colour with opacity", pixels(4, 1, 2, 3, 255), [1, 2, 3]],
  ])("%s", (_, bytes, rgb) => {
    expect(picture(bytes)).toEqual({ kind: "picture", width: rgb.length / 3, height: 1, rgb });
  });

  test("keeps its opacity, and no colour under what nobody sees", () => {
    const { rgb, alpha } = picture(pixels(4, 9, 9, 9, 0, 1, 2, 3, 128));
    expect(rgb).toEqual([255, 255, 255, 1, 2, 3]);
    expect([...(alpha ?? [])]).toEqual([0, 128]);
  });

  test("of sixteen bits becomes one of eight", () => {
    const data = Uint16Array.from([65535, 0, 32896]);
    expect(picture(encode({ width: 1, height: 1, data, depth: 16, channels: 3 })).rgb).toEqual([
      255, 0, 128,
    ]);
  });

  test("too large, damaged or cut off is refused", () => {
    const good = pixels(3, 1, 2, 3);
    const large = good.slice();
    new DataView(large.buffer).setUint32(16, 50_000);
    expect(readPng(large)).toEqual({ problem: expect.stringContaining("50000 × 1 pixels") });
    expect(readPng(utf8("GIF89a".padEnd(40)))).toEqual({ problem: "is not a PNG" });
    for (let length = 0; length < good.length - 12; length++) {
      expect(readPng(good.slice(0, length))).toHaveProperty("problem");
    }
  });

  test("that unpacks to more than its pixels is refused", () => {
    const good = pixels(1, 0);
    const bomb = deflateSync(Buffer.alloc(50_000_000));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bomb.length);
    const chunk = Buffer.concat([length, Buffer.from("IDAT"), bomb, Buffer.alloc(4)]);
    expect(readPng(Buffer.concat([good.slice(0, 33), chunk]))).toEqual({ problem: "is damaged" });
  });
});

describe("a further font", () => {
  const { bytes } = furtherFonts.he;

  test("that can be embedded is taken", async () => {
    expect(await fontProblem(bytes)).toBeUndefined();
    const page = { fonts: [{ file: "he.ttf", language: "he" }] };
    const { value } = await design(page, { "he.ttf": bytes });
    expect(value?.fonts).toEqual([{ path: "he.ttf", bytes, language: "he" }]);
    expect(value?.files.map(({ path }) => path)).toEqual(["he.ttf"]);
  });

  /** The font with other permissions in its OS/2 table. */
  const permitting = (permissions: number) => {
    const changed = bytes.slice();
    const view = new DataView(changed.buffer);
    for (let i = 0; i < view.getUint16(4); i++) {
      if (view.getUint32(12 + i * 16) === 0x4f532f32) {
        view.setUint16(view.getUint32(12 + i * 16 + 8) + 8, permissions);
      }
    }
    return changed;
  };

  test.each([
    [0x0002, "may not be embedded"],
    [0x0100, "may not be cut down"],
    [0x0200, "as bitmaps only"],
  ])("whose owner says %d is refused", async (permissions, why) => {
    expect(await fontProblem(permitting(permissions))).toContain(why);
    expect(await fontProblem(permitting(0x0008))).toBeUndefined();
  });

  test("of another kind, or damaged, is refused", async () => {
    expect(await fontProblem(utf8("OTTO"))).toContain("CFF");
    expect(await fontProblem(utf8("ttcf"))).toContain("collection");
    expect(await fontProblem(readFileSync(new URL(import.meta.url)))).toContain(
      "not a TrueType font",
    );
    expect(await fontProblem(bytes.slice(0, 2000))).toContain("is damaged");
  });
});
