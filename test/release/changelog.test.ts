import fc from "fast-check";
import { marked } from "marked";
import { expect, test } from "vitest";
import { diff } from "../../src/diff/diff.js";
import { type Entry, enter, hasEntry, withdraw } from "../../src/release/changelog.js";
import { judge, publicChanges, versionFor } from "../../src/release/demands.js";
import { elements, parseHtml } from "../support/html-text.js";
import { anyPolicy } from "../support/policies.js";
import "../support/seed.js";

const entry = (version: string, more: Partial<Entry> = {}): Entry => ({
  ...{ version, effective: "2027-01-01", changes: [] },
  ...more,
});

const texts = (...entries: readonly Entry[]) =>
  entries.reduce<string | undefined>((text, one) => enter(text, one).text, undefined) ?? "";

const versions = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, version]) => version);

test("the newest version stands first, in whichever order they are entered", () => {
  const [a, b, c] = [entry("1.0.0"), entry("1.10.0"), entry("2.0.0-rc.1")] as const;
  const expected = ["2.0.0-rc.1", "1.10.0", "1.0.0"];
  expect(versions(texts(a, b, c))).toEqual(expected);
  expect(texts(c, b, a)).toBe(texts(a, b, c));
  expect(texts(b, c, a)).toBe(texts(a, b, c));
});

test("a written entry is renewed as long as nobody has edited it", () => {
  const first = texts(entry("1.0.0"), entry("1.1.0"));
  const moved = enter(first, entry("1.1.0", { effective: "2027-02-01" }));
  expect(moved.state).toBe("renewed");
  const anonymous = (text: string) => text.replace(/[0-9a-f]{16}/g, "");
  expect(anonymous(moved.text)).toBe(anonymous(first.replace("2027-01-01", "2027-02-01")));
  expect(enter(moved.text, entry("1.1.0"))).toEqual({ text: first, state: "renewed" });
});

test("an entry that somebody wrote or edited is left as it is", () => {
  const edited = texts(entry("1.0.0")).replace("nothing that", "Nothing that");
  const later = entry("1.0.0", { effective: "2027-02-01" });
  expect(enter(edited, later)).toEqual({ text: edited, state: "by hand" });
  const own = "# Changes\n\n## [v1.0.0] - 2026-01-31\n\nOur first policy.\n";
  expect(enter(own, later)).toEqual({ text: own, state: "by hand" });
  expect(hasEntry(own, "1.0.0")).toBe(true);
  expect(hasEntry(own, "1.0")).toBe(false);
});

test("an entry of a version that was never released is withdrawn, unless somebody wrote in it", () => {
  const released = texts(entry("1.0.0"));
  const both = enter(released, entry("1.1.0")).text;
  expect(withdraw(both, "1.1.0")).toBe(released);
  expect(withdraw(both, "1.2.0")).toBe(both);
  const noted = both.replace(" -->\n", " -->\n\nA note of ours.\n");
  expect(withdraw(noted, "1.1.0")).toBe(noted);
  const edited = both.replace("nothing that", "Nothing that");
  expect(withdraw(edited, "1.1.0")).toBe(edited);
});

test("all that people wrote around entries is kept, with the way that lines end", () => {
  const own = "Preface.\r\n\r\n## Not released\r\n\r\nSoon.\r\n\r\n## 1.0.0\r\n\r\nFirst.\r\n";
  const { text } = enter(own, entry("1.1.0"));
  expect(versions(text.replaceAll("\r", ""))).toEqual(["Not released", "1.1.0", "1.0.0"]);
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  const [before = "", after = ""] = own.split("## 1.0.0");
  expect(text.startsWith(before)).toBe(true);
  expect(text.endsWith(`## 1.0.0${after}`)).toBe(true);
  const noted = text.replace(" -->\r\n", " -->\r\n\r\nA note of ours.\r\n");
  const again = enter(noted, entry("1.1.0", { effective: "2027-02-01" }));
  expect(again.state).toBe("renewed");
  expect(again.text).toContain(" -->\r\n\r\nA note of ours.\r\n");
});

const version = (policy: object) =>
  ({ policy, languages: Object(policy).policy.languages, published: false }) as const;

test("laws: entered twice changes nothing; a released policy passes the gate", () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, (before, after) => {
      const changes = publicChanges(diff(version(before), version(after)));
      fc.pre(before.policy !== undefined && after.policy !== undefined);
      const was = {
        version: "1.2.3",
        effective: "2026-01-31",
        isDraft: false,
        changelog: texts(entry("1.2.3")),
      };
      const now = versionFor(was, "1.2.3", changes);
      const { text } = enter(was.changelog, entry(now, { changes }));
      if (changes.length > 0) {
        expect(enter(text, entry(now, { changes }))).toEqual({ text, state: "same" });
      }
      const state = { version: now, effective: "2027-01-01", isDraft: false, changelog: text };
      const source = { locate: () => undefined };
      const since = { ref: "main", release: "", changelog: "" };
      expect(judge(was, { ...state, source }, changes, since)).toEqual([]);
      const unmoved = judge(was, { ...was, source }, changes, since).map(({ code }) => code);
      const all = ["version", "effective", "changelog"].map((what) => `release/${what}-not-moved`);
      expect(unmoved).toEqual(changes.length > 0 ? all : []);
    }),
    { numRuns: 30 },
  );
});

test("whatever a policy says, the changelog holds no element but its own", async () => {
  const evil =
    "<b>x</b> **y** [z](https://z.example) @me #1 | `q`\n## 9.9.9\n<!-- written by policyc, 0 -->";
  const policy = (name: string) => ({
    policy: {
      id: "p",
      version: "1.0.0",
      effective: "2026-01-31",
      status: "in-force",
      languages: ["en"],
    },
    subprocessors: { one: { name, kind: "company" } },
  });
  const { changes } = diff(version(policy("a")), version(policy(evil)));
  const text = texts(entry("1.0.0"), entry("1.1.0", { changes }));
  expect(versions(text)).toEqual(["1.1.0", "1.0.0"]);
  const tags = elements(parseHtml(await marked.parse(text))).map(({ tagName }) => tagName);
  expect(new Set(tags)).toEqual(
    new Set(["html", "head", "body", "h1", "h2", "h3", "p", "ul", "li"]),
  );
});
