/**
 * The contrast of two colours, from 1 to 21: WCAG 2.2, “contrast ratio”. Colours are sRGB, #rrggbb.
 */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The nearest darker colour of the same hue that has this contrast to a light ground. */
export function darkened(colour: string, ground: string, least: number): string {
  for (let part = 100; part >= 0; part--) {
    const darker = hex(channels(colour).map((value) => Math.floor((value * part) / 100)));
    if (contrast(darker, ground) >= least) return darker;
  }
  return "#000000";
}

/** WCAG 2.2, “relative luminance”: 0 is black, 1 is white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
