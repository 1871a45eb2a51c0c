import type { Version } from "../diff/version.js";
import { asSource } from "../link/as-source.js";
import type { PublishedPolicy } from "../schema/published.generated.js";

/** A published policy as a side of a comparison. */
export function versionOf(published: PublishedPolicy): Version {
  // In the published form, a section that the source leaves out is empty.
  const sections = Object.entries(asSource(published)).filter(
    ([, section]) => section !== undefined && Object.keys(section).length > 0,
  );
  const { language } = published.document;
  return { policy: Object.fromEntries(sections), languages: [language], published: true };
}
