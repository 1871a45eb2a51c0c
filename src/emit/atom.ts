import type { Document, FeedEntry } from "../document/document.js";
import type { Emitter, Origin } from "./emitter.js";
import { escapeXml } from "./xml.js";

export const extension = "atom";
export const mediaType = "application/atom+xml";

/**
 * The news of a document, for feed readers (RFC 4287). Where the files will be published is not
 * known here, so that nothing links to an address.
 */
export const emit: Emitter = (document) => ({
  bytes: new TextEncoder().encode(feedXml(document)),
});

/** The feed names its maker and its document. */
export const origin: Origin = (bytes) => {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /<generator>policyc: ([^<]+)<\/generator>/.exec(head)?.[1];
};

function feedXml({ feed, language, kind, title, organization }: Document): string {
  if (feed === undefined) throw new Error(`${kind} has no feed`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">
<generator>policyc: ${escapeXml(`${language}/${kind}`)}</generator>
<id>${escapeXml(feed.id)}</id>
<title>${escapeXml(title)}</title>
<author><name>${escapeXml(organization)}</name></author>
<updated>${instant(feed.updated)}</updated>
${feed.entries.map(entryXml).join("")}</feed>
`;
}

function entryXml({ id, title, updated, content }: FeedEntry): string {
  return `<entry>
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<updated>${instant(updated)}</updated>
<content>${escapeXml(content)}</content>
</entry>
`;
}

/** Atom wants a time; the day is all that is known. */
function instant(date: string): string {
  return `${date}T00:00:00Z`;
}
