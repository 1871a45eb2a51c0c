import { basename, extname } from "node:path";
import { emitters } from "../emit/index.generated.js";
import type { IsOwn } from "../output/compare.js";
import { kindOf } from "../templates/kinds.js";

/** Whether a file of the output folder says of itself that policyc made it for this path. */
export const isOwn: IsOwn = async (path, bytes) => {
  for (const load of Object.values(emitters)) {
    const { extension, origin } = await load();
    if (extname(path) !== `.${extension}`) continue;
    const document = path.slice(0, -extension.length - 1);
    // What no build writes, such as a notice of one change, no later build makes needless.
    if (!kindOf(basename(document)).built) return false;
    return origin(bytes)?.toLowerCase() === document.toLowerCase();
  }
  return false;
};
