import type { Logo } from "../../page/design.js";
import { keep, type Strip, type Structure } from "./pages.js";
import { logoBox, type Sheet, space } from "./style.js";

/** The logo above the title, as large as its box allows. */
export function logoStrips(logo: Logo | undefined, sheet: Sheet, root: Structure): Strip[] {
  if (!logo) return [];
  const { image, alt } = logo;
  const scale = Math.min(logoBox.width / image.width, logoBox.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const structure = { type: "Figure", parent: root, alt };
  return [
    {
      height: height + space.afterLogo,
      before: 0,
      keep: keep.free,
      runs: [],
      fills: [],
      links: [],
      figure: { x: sheet.left, y: 0, width, height, image, structure },
    },
  ];
}
