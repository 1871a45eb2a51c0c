/** The format that the ending of a file's name stands for, of those that reports are written in. */
export function formatOf(file = ""): "html" | "markdown" | "json" | undefined {
  if (/\.html?$/i.test(file)) return "html";
  if (/\.md$/i.test(file)) return "markdown";
  return /\.json$/i.test(file) ? "json" : undefined;
}
