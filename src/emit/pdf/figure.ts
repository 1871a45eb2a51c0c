import type { Drawing, Picture, Shape } from "../../page/design.js";
import { coordinate } from "./operators.js";
import type { Figure } from "./pages.js";
import type { Pdf, Reference } from "./pdfkit.js";

/** Paints a logo into its box on the current page. */
export function paintFigure(pdf: Pdf, { x, y, width, height, image }: Figure): void {
  if (image.kind === "drawing") paintDrawing(pdf, image, x, y, width / image.width);
  else paintPicture(pdf, image, [width, height, x, y]);
}

function paintDrawing(pdf: Pdf, { shapes }: Drawing, x: number, y: number, scale: number): void {
  pdf.save().transform(scale, 0, 0, scale, x, y);
  for (const shape of shapes) paintShape(pdf, shape);
  pdf.restore();
}

function paintShape(pdf: Pdf, { path, matrix, fill, fillRule, stroke }: Shape): void {
  pdf
    .save()
    .transform(...matrix)
    .path(path);
  const rule = fillRule === "evenodd" ? "even-odd" : "non-zero";
  if (fill) pdf.fillColor(fill.colour).fillOpacity(fill.opacity);
  if (stroke) {
    pdf.strokeColor(stroke.colour).strokeOpacity(stroke.opacity);
    pdf.lineWidth(stroke.width).lineCap(stroke.cap).lineJoin(stroke.join);
    pdf.miterLimit(stroke.miterLimit);
  }
  if (fill && stroke) pdf.fillAndStroke(rule);
  else if (fill) pdf.fill(rule);
  else if (stroke) pdf.stroke();
  pdf.restore();
}

/** An image XObject (ISO 32000-1, 8.9.5), its transparency as a soft mask. */
function paintPicture(
  pdf: Pdf,
  { width, height, rgb, alpha }: Picture,
  [w, h, x, y]: readonly [number, number, number, number],
): void {
  const image = (samples: Uint8Array, more: object): Reference => {
    const shared = { Type: "XObject", Subtype: "Image", Width: width, Height: height };
    const reference = pdf.ref({ ...shared, BitsPerComponent: 8, ...more });
    reference.end(samples);
    return reference;
  };
  const mask = alpha && image(alpha, { ColorSpace: "DeviceGray" });
  pdf.page.xobjects.Logo = image(rgb, { ColorSpace: "DeviceRGB", ...(mask && { SMask: mask }) });
  const matrix = [w, 0, 0, -h, x, y + h].map(coordinate).join(" ");
  pdf.addContent(`q ${matrix} cm /Logo Do Q`);
}
