import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { sentence } from "../../src/diff/wording.js";

const change = (
  subject: string,
  kind: Change["kind"],
  before: unknown,
  after: unknown,
): Change => ({
  subject,
  kind,
  entities: [],
  before: { path: subject.split("."), value: before },
  after: { path: subject.split("."), value: after },
  weight: "material",
  why: "it is an example",
  provisions: [],
});

test.each([
  ["a term", "sharing.authorization", "changed", "general", "specific-list", "specific list"],
  ["a text that looks like a term", "children.operator", "changed", "post", "e-mail", "e-mail"],
  ["a country", "organization.place", "changed", "US", "DE", "Germany"],
  ["a yes", "sale.sold", "weakened", false, true, "yes"],
  ["a duration", "sharing.changeNotice", "shorter", "P30D", "P10D", "10 days"],
] as const)(
  "a sentence for customers says %s as people do",
  (_, subject, kind, before, after, said) => {
    const told = sentence(change(subject, kind, before, after));
    expect(told).toContain(`now “${said}”`);
    expect(told).not.toContain("worse");
  },
);
