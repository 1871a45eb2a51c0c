import { basename, extname } from "node:path";
import { CHANGE_NOTICE } from "../document/notice.js";
import { emitters } from "../emit/index.generated.js";
import type { IsOwn } from "../write.js";

/** Whether a file of the output folder says of itself that policyc made it for this path. */
export const isOwn: IsOwn = async (path, bytes) => {
  for (const load of Object.values(emitters)) {
    const { extension, origin } = await load();
    if (extname(path) !== `.${extension}`) continue;
    const document = path.slice(0, -extension.length - 1);
    // A notice tells of one change: no later build makes it needless.
    if (basename(document) === CHANGE_NOTICE) return false;
    return origin(bytes)?.toLowerCase() === document.toLowerCase();
  }
  return false;
};
