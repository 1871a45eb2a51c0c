import type { Emitter } from "../emitter.js";
import { layOut } from "./layout.js";
import { paint } from "./paint.js";

export const extension = "pdf";

/** Sets a document on US Letter pages: layout first, as plain data, then paint. */
export const emit: Emitter = (document) => {
  const layout = layOut(document);
  const bytes = paint(layout, document);
  return { bytes, unshowable: layout.unshowable.map((character) => ({ character })) };
};
