import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../../src/compile/digest.js";
import { copyPackage } from "../support/packaged.js";

const program = copyPackage();
afterAll(() => rmSync(program, { recursive: true }));
const { run } = await import(pathToFileURL(join(program, "lib/bundle/cli.js")).href);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policyc-rebuild-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const policy = `policy:
  id: example
  version: 1.0.0
  effective: 2026-01-31
  status: in-force
  languages: [en, es-PR]
  documents: [privacy-policy, security-measures]
organization: { name: { en: Example, es-PR: Example } }
page: { logo: { file: logo.svg, alt: { en: Example, es-PR: Example } } }
security: { safeguards: [tls] }
safeguards: { tls: { name: { en: TLS, es-PR: TLS } } }
`;
const logo = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h${size}v${size}z"/></svg>`;

/** Said again from a record only: put into each, it shows whether a build was skipped. */
const mark = "policyc: said again\n";

/** A folder with a policy, where builds leave records; or none, so that each compiles. */
class Place {
  readonly cwd: string;
  readonly records: string;
  readonly env: Record<string, string>;

  constructor(name: string, { keeps }: { keeps: boolean }) {
    this.cwd = join(folder, name);
    this.records = join(folder, `cache of ${name}`, "policyc");
    this.env = keeps ? { XDG_CACHE_HOME: join(this.records, "..") } : {};
    this.write("policy/policy.yaml", policy);
    this.write("policy/logo.svg", logo(9));
  }

  path(path: string): string {
    return join(this.cwd, path);
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.path(path), ".."), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Builds; gives what was said, what stands there and whether the build was skipped. */
  build(...args: string[]) {
    return this.run("build", ...args);
  }

  /** The same of any command. */
  async run(...argv: string[]) {
    this.mark();
    let said = "";
    const stderr = { write: (text: string) => (said += text) };
    const environment = { argv, cwd: this.cwd, env: this.env, stdout: stderr, stderr };
    const code = await run({ ...environment, now: () => 0 });
    const isSkipped = said.includes(mark);
    said = said.replace(mark, "").replaceAll(this.cwd, "");
    return { code, said, files: this.outputs(), isSkipped };
  }

  /** All below the output folder, with the digest of each file. */
  private outputs(): readonly string[] {
    const dist = this.path("dist");
    if (!existsSync(dist) || !lstatSync(dist).isDirectory()) return [];
    const entries = readdirSync(dist, { recursive: true, encoding: "utf8" }).sort();
    return entries.map((path) => {
      const file = join(dist, path);
      return `${path} ${lstatSync(file).isFile() ? sha256(readFileSync(file)) : "no file"}`;
    });
  }

  /** The files of all records. */
  recordFiles(): string[] {
    try {
      return readdirSync(this.records).map((name) => join(this.records, name));
    } catch {
      return [];
    }
  }

  private mark(): void {
    const inside = JSON.stringify(mark).slice(1, -1);
    for (const file of this.recordFiles()) {
      const text = readFileSync(file, "utf8");
      const marked = text.replace(/"counts":"(?!policyc: said again)/, `$&${inside}`);
      if (marked !== text) writeFileSync(file, marked);
    }
  }
}

type Change = (place: Place) => unknown;

const page = "dist/en/privacy-policy.html";

/** What happens between two builds; each keeps the first from being said again. */
const changes: Readonly<Record<string, Change>> = {
  "a file of the policy edited": (p) =>
    p.write("policy/policy.yaml", policy.replace("TLS", "TLS 1.3")),
  "a file of the policy added": (p) =>
    p.write("policy/more.yaml", "contacts: { privacy: { email: a@a.example } }\n"),
  "a file of the policy renamed": (p) => {
    rmSync(p.path("policy/policy.yaml"));
    p.write("policy/all.yaml", policy);
  },
  "a language removed": (p) => p.write("policy/policy.yaml", policy.replace(", es-PR]", "]")),
  "a mistake made": (p) => p.write("policy/policy.yaml", `${policy}nonsense: 1\n`),
  "the policy removed": (p) => rmSync(p.path("policy/policy.yaml")),
  "a template of the team's own added": (p) =>
    p.write("templates/html/style.css", "body { color: black }\n"),
  "the logo edited": (p) => p.write("policy/logo.svg", logo(8)),
  "the logo removed": (p) => rmSync(p.path("policy/logo.svg")),
  "an output edited": (p) => appendFileSync(p.path(page), " "),
  "an output edited, as long as before": (p) =>
    p.write(page, readFileSync(p.path(page), "utf8").replace("Example", "Elpmaxe")),
  "an output deleted": (p) => rmSync(p.path(page)),
  "an output that is now a link": (p) => {
    renameSync(p.path(page), p.path("moved.html"));
    symlinkSync(p.path("moved.html"), p.path(page));
  },
  "all outputs deleted": (p) => rmSync(p.path("dist"), { recursive: true }),
  "an output left over": (p) => {
    const text = readFileSync(p.path(page), "utf8");
    p.write("dist/en/cookie-policy.html", text.replaceAll("en/privacy-policy", "en/cookie-policy"));
  },
  "a file of somebody else's added": (p) => p.write("dist/en/guide.html", "<p>Hello\n"),
  "an index of somebody else's": (p) => p.write("dist/index.html", "<p>Hello\n"),
  "a build that was broken off": (p) => p.write("dist/.policyc-abcdef/0.new", ""),
  "a file in place of the output folder": (p) => {
    rmSync(p.path("dist"), { recursive: true });
    p.write("dist", "");
  },
};

/** Runs the same where builds may be skipped and where none is, and expects the same of both. */
async function inBoth(work: (place: Place) => Promise<Awaited<ReturnType<Place["build"]>>>) {
  const { isSkipped, ...built } = await work(new Place("keeping", { keeps: true }));
  const { isSkipped: _, ...compiled } = await work(new Place("compiling", { keeps: false }));
  expect(built).toEqual(compiled);
  return { ...built, isSkipped };
}

test("with nothing changed, a build is skipped and says the same", async () => {
  const { isSkipped, said, code } = await inBoth(async (place) => {
    await place.build();
    return place.build();
  });
  expect({ isSkipped, code }).toEqual({ isSkipped: true, code: 0 });
  expect(said).toBe(
    "policyc: 2 pieces of advice; policyc check shows them all\npolicyc: 17 files: 17 unchanged (0.0 s)\n",
  );
});

test.each(Object.entries(changes))("%s: it builds as usual", async (_, change) => {
  const { isSkipped } = await inBoth(async (place) => {
    expect(await place.build()).toMatchObject({ code: 0 });
    change(place);
    return place.build();
  });
  expect(isSkipped).toBe(false);
});

/** What happens between builds, often nothing; some of it leaves what later ones would change absent. */
const anyChange = fc.oneof(
  fc.constantFrom(...Object.values(changes)).map((change): Change => {
    return (place) => {
      try {
        change(place);
      } catch {
        // There is nothing to change.
      }
    };
  }),
  fc.constant<Change>(() => {}),
  fc.constant<Change>((place) => place.write("policy/policy.yaml", policy)),
);
const anySelection = fc.constantFrom(
  [],
  ["--quiet"],
  ["-f", "html"],
  ["-l", "en", "-f", "html,pdf"],
);

test("any changes and builds give what builds that compile give", async () => {
  let skipped = 0;
  const history = fc.asyncProperty(
    fc.array(fc.tuple(anyChange, anySelection), { minLength: 3, maxLength: 8 }),
    async (steps) => {
      rmSync(folder, { recursive: true });
      const keeping = new Place("keeping", { keeps: true });
      const compiling = new Place("compiling", { keeps: false });
      for (const [change, selection] of steps) {
        change(keeping);
        change(compiling);
        const { isSkipped, ...built } = await keeping.build(...selection);
        const { isSkipped: _, ...compiled } = await compiling.build(...selection);
        expect(built).toEqual(compiled);
        if (isSkipped) skipped++;
      }
    },
  );
  await fc.assert(history, { numRuns: 40 });
  expect(skipped).toBeGreaterThan(10);
});

test("a build of a part is told from others, and looks at its own files only", async () => {
  const html = ["--format", "html"];
  const place = new Place("part", { keeps: true });
  await place.build();
  expect(await place.build(...html)).toMatchObject({ isSkipped: false });
  expect(await place.build()).toMatchObject({ isSkipped: true });
  appendFileSync(place.path("dist/en/privacy-policy.json"), " ");
  expect(await place.build(...html)).toMatchObject({ isSkipped: true });
  appendFileSync(place.path(page), " ");
  expect(await place.build(...html)).toMatchObject({ isSkipped: false });
});

test("--force compiles", async () => {
  const place = new Place("forced", { keeps: true });
  await place.build();
  expect(await place.build("--force")).toMatchObject({ isSkipped: false, code: 0 });
  expect(await place.build()).toMatchObject({ isSkipped: true });
});

describe("another policyc", () => {
  const { versions } = process;
  afterEach(() => Object.defineProperty(process, "versions", { value: versions }));

  test.each([
    "lib/bundle/sha256.txt",
    "templates/partials/contacts.en.md.hbs",
    "schemas/source.schema.json",
    "package.json",
    "node_modules/hyphen/package.json",
  ])("%s: it builds as usual", async (path) => {
    const file = join(program, path);
    const before = readFileSync(file, "utf8");
    const place = new Place("other", { keeps: true });
    await place.build();
    try {
      writeFileSync(file, `${before}\n`);
      expect(await place.build()).toMatchObject({ isSkipped: false, code: 0 });
    } finally {
      writeFileSync(file, before);
    }
  });

  test("on another Node.js, it builds as usual", async () => {
    const place = new Place("other", { keeps: true });
    await place.build();
    Object.defineProperty(process, "versions", { value: { ...versions, icu: "1.0" } });
    expect(await place.build()).toMatchObject({ isSkipped: false, code: 0 });
  });
});

describe("records", () => {
  const whole = { isSkipped: false, code: 0 };

  test.each(["", "null", "{}", '{"sources":', "[]", '{"sources":"a","assets":null}'])(
    "%j instead of one: it builds as usual, and writes it anew",
    async (text) => {
      const place = new Place("broken", { keeps: true });
      await place.build();
      for (const file of place.recordFiles()) writeFileSync(file, text);
      expect(await place.build()).toMatchObject(whole);
      expect(await place.build()).toMatchObject({ isSkipped: true });
    },
  );

  test("where there is no place for one, it builds as usual and says nothing of it", async () => {
    const { isSkipped, said } = await inBoth(async (place) => {
      writeFileSync(join(place.records, ".."), "a file");
      await place.build();
      return place.build();
    });
    expect(isSkipped).toBe(false);
    expect(said).toContain("17 unchanged");
  });

  test("the 100 newest are kept", async () => {
    const place = new Place("many", { keeps: true });
    mkdirSync(place.records, { recursive: true });
    const names = Array.from({ length: 120 }, (_, i) => `${String(i).padStart(64, "0")}.json`);
    for (const [age, name] of names.entries()) {
      writeFileSync(join(place.records, name), "{}");
      utimesSync(join(place.records, name), 1e9 - age, 1e9 - age);
    }
    writeFileSync(join(place.records, "of-somebody-else"), "");
    await place.build();
    const kept = readdirSync(place.records);
    expect(kept).toEqual(expect.arrayContaining(["of-somebody-else", ...names.slice(0, 99)]));
    expect(kept).toHaveLength(101);
    expect(await place.build()).toMatchObject({ isSkipped: true });
  });

  test("only builds without a report, and not for customers, have them", async () => {
    const place = new Place("others", { keeps: true });
    place.write("customers/acme.yaml", "id: acme\nname: Acme\nservices: []\n");
    for (const args of [
      ["--reporter", "json"],
      ["--customer", "acme"],
    ])
      await place.build(...args);
    expect(place.recordFiles()).toEqual([]);
    await place.build();
    expect(place.recordFiles()).toHaveLength(1);
  });

  test("check neither believes nor writes one", async () => {
    const place = new Place("checked", { keeps: true });
    await place.run("check", "--fix");
    expect(place.recordFiles()).toEqual([]);
    await place.build();
    const [record = ""] = place.recordFiles();
    appendFileSync(place.path(page), " ");
    // As if the build had made just that.
    const edited = sha256(readFileSync(place.path(page)));
    const path = page.slice("dist/".length);
    const text = readFileSync(record, "utf8");
    writeFileSync(record, text.replace(new RegExp(`(?<="${path}":")\\w+`), edited));
    expect(await place.build()).toMatchObject({ isSkipped: true });
    expect(await place.run("check")).toMatchObject({ code: 1 });
  });
});

test("a skipped build needs nothing of the compiler", async () => {
  const copy = copyPackage();
  const { cwd, env } = new Place("apart", { keeps: true });
  const build = (...args: string[]) =>
    spawnSync(process.execPath, [join(copy, "bin/policyc.js"), "build", ...args], {
      cwd,
      env,
      encoding: "utf8",
    });
  try {
    expect(build()).toMatchObject({ status: 0 });
    const bundle = join(copy, "lib/bundle");
    const needed =
      /^(?:cli\.js|code-cache\.js|package\.json|sha256\.txt|(?:code|start|rebuild|rolldown-runtime)-.*\.js)$/;
    for (const name of readdirSync(bundle).filter((name) => !needed.test(name))) {
      rmSync(join(bundle, name), { recursive: true });
    }
    expect(build()).toMatchObject({ status: 0, stderr: expect.stringContaining("17 unchanged") });
    expect(build("--force")).toMatchObject({ status: 3 });
  } finally {
    rmSync(copy, { recursive: true });
  }
});
