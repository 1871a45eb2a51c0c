import type { Emitter } from "./emitter.js";

export const extension = "md";

/** GitHub-flavoured Markdown: the text from which all other formats are made. */
export const emit: Emitter = (document) => ({ bytes: new TextEncoder().encode(document.markdown) });
