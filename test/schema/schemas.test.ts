import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
// @ts-expect-error: a script without types
import { generated } from "../../scripts/generate.js";
import { compileR3comm, root, text } from "../support/compiled.js";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");

test("generated files are those that the schemas and folders give", async () => {
  for (const [path, content] of Object.entries<string>(await generated())) {
    expect(read(path), `${path}: run \`npm run generate\``).toBe(content);
  }
});

interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Record<string, Node>;
  readonly enum?: readonly string[];
}

describe.each(["source", "customer", "manifest", "published", "report"])(
  "the %s schema",
  (name) => {
    const schema = JSON.parse(read(`schemas/${name}.schema.json`)) as Node & {
      $id: string;
      $defs: Record<string, Node>;
    };

    test("has an id with a version", () => {
      expect(schema.$id).toMatch(/:\d+\.\d+\.\d+$/);
    });

    test("says of every property what it is, with an example", () => {
      const bare: string[] = [];
      for (const [definition, node] of Object.entries({ root: schema, ...schema.$defs })) {
        for (const [key, property] of Object.entries(node.properties ?? {})) {
          const target = (property as { $ref?: string }).$ref?.replace("#/$defs/", "") ?? "";
          const described = { ...schema.$defs[target], ...property };
          const documented = described.description && (described.examples || described.properties);
          if (!documented) bare.push(`${definition}.${key}`);
        }
      }
      expect(bare).toEqual([]);
    });
  },
);

test("the published JSON is valid against its schema", async () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  for (const [name, check] of Object.entries({
    "language-tag": (): boolean => true,
    phone: (): boolean => true,
    link: (): boolean => true,
    semver: (): boolean => true,
  })) {
    ajv.addFormat(name, check);
  }
  const validate = ajv.compile(JSON.parse(read("schemas/published.schema.json")));
  const outputs = await compileR3comm({ formats: ["json"] });
  validate(JSON.parse(text(outputs.get("en/privacy-policy.json"))));
  expect(validate.errors).toBeNull();
});

test("every term of the schema has a word in every language", () => {
  const words = parse(read("templates/languages/en.yaml")) as {
    places: Record<string, string>;
  };
  const schema = JSON.parse(read("schemas/source.schema.json")) as { $defs: Record<string, Node> };
  const places = [
    ...(schema.$defs.jurisdiction?.enum ?? []),
    ...(schema.$defs.country?.enum ?? []),
  ];
  expect(places.filter((code) => !words.places[code])).toEqual([]);
});

test("every file of the source opens with the line that tells editors its schema", () => {
  const files = readdirSync(new URL("policy/", root)).filter((name) => name.endsWith(".yaml"));
  expect(files).not.toEqual([]);
  for (const name of files) {
    expect(read(`policy/${name}`), name).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schemas\/source\.schema\.json\n/,
    );
  }
});
