import { beforeAll, describe, expect, test } from "vitest";
import type { PreparedPolicy } from "../../src/compile/prepare.js";
import { composeAll } from "../../src/compile.js";
import { makePack } from "../../src/packs/pack.js";
import { assetsOf, readFolder } from "../../src/source/read.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { root, text } from "../support/compiled.js";

const services = ["rmm", "backup", "m365", "security-monitoring", "voice", "saas", "website"];
const languages = ["en", "es-PR"];

let prepared: readonly PreparedPolicy[];
beforeAll(async () => {
  const folder = new URL("policy", root).pathname;
  const files = await readFolder(folder);
  prepared = (await composeAll(files, {}, assetsOf(folder), undefined)).prepared;
});

/** All that the documents of a customer of R3COMM with some services say, in one language. */
async function saidOf(services: readonly string[], language: string): Promise<string> {
  const kit = {
    prepared,
    formats: ["json", "markdown"] as const,
    kinds: documentKinds(),
    bundle: false,
    ownTemplates: [],
    templates: "",
  };
  const customer = { id: "acme", name: "Acme", services: [...services], language };
  const { emissions } = await makePack(kit, customer);
  return emissions.map(({ output }) => text(output.bytes)).join("\n");
}

/** What only one service says: its name, and what nothing else uses of its data and promises. */
function tracesOf(id: string, language: string): string[] {
  const policy = prepared.find((one) => one.language === language)?.policy;
  const { [id]: service = {}, ...others } = (policy?.services ?? {}) as Record<string, Named>;
  const own = (key: keyof Named) => {
    const used = Object.values(others).flatMap((other) => other[key] ?? []);
    return (service[key] ?? []).filter((one) => !used.includes(one));
  };
  const data = own("data").map((one) => policy?.data?.[one]);
  const promises = own("commitments").map((one) => policy?.commitments?.[one]);
  const texts = [
    policy?.services?.[id]?.name,
    ...data.flatMap((one) => [one?.name, ...Object.values(one?.items ?? {})]),
    ...promises.map((one) => one?.text),
  ];
  return texts.map(String);
}

/** What a service names. */
interface Named {
  readonly data?: readonly string[];
  readonly commitments?: readonly string[];
}

describe.each(languages)("in %s, a customer without a service", (language) => {
  test.each(services)("%s reads no trace of it, and one with it reads them all", async (id) => {
    const traces = tracesOf(id, language);
    const others = services.filter((one) => one !== id);
    const [without, withAll] = [await saidOf(others, language), await saidOf(services, language)];
    expect(traces.filter((trace) => without.includes(trace))).toEqual([]);
    expect(traces.filter((trace) => !withAll.includes(trace))).toEqual([]);
    expect(without).not.toContain(`"id": "${id}"`);
    expect(withAll).toContain(`"id": "${id}"`);
  });
});
