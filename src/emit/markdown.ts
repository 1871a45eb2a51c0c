import type { Emitter, Origin } from "./emitter.js";

export const extension = "md";
export const mediaType = "text/markdown";

/**
 * GitHub-flavoured Markdown: the text from which all other formats are made. A comment at its end
 * names its maker and its document.
 */
export const emit: Emitter = ({ markdown, language, kind }) => ({
  bytes: new TextEncoder().encode(`${markdown}\n<!-- policyc: ${language}/${kind} -->\n`),
});

export const origin: Origin = (bytes) =>
  /^<!-- policyc: (\S+) -->\r?$/m.exec(new TextDecoder().decode(bytes))?.[1];
