import { expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { localize } from "../../src/localize/localize.js";
import { parse } from "../../src/source/load.js";
import { validate } from "../../src/validate/validate.js";
import { policyFile } from "../support/compiled.js";

function linked(sections: Readonly<Record<string, unknown>>) {
  const source = parse(policyFile(sections)).value;
  const policy = source && validate(source).value;
  const local = source && policy && localize(policy, "en", source).value;
  if (!local) throw new Error("the policy of this test is not valid");
  return link(local);
}

const sections = {
  services: {
    backup: { name: "Backup", kind: "managed-service", data: ["files"], commitments: ["own"] },
    voice: {
      name: "Voice",
      kind: "managed-service",
      data: ["files", "calls"],
      subprocessors: ["carrier"],
    },
  },
  subprocessors: {
    carrier: { name: "Carrier", kind: "company" },
    host: { name: "Host", kind: "company" },
  },
  data: { files: { name: "Files" }, calls: { name: "Calls" } },
  commitments: { own: { text: "Yours." }, "no-sale": { text: "Not sold." } },
};

test("ids become the objects that they name", () => {
  const { services, data } = linked(sections);
  expect(services[1]?.data).toEqual([data[0], data[1]]);
  expect(services[1]?.data[0]).toBe(data[0]);
});

test("an entry knows who refers to it", () => {
  const { services, data, commitments, subprocessors } = linked(sections);
  expect(data[0]?.services).toEqual([services[0], services[1]]);
  expect(commitments.map((c) => c.services.map((s) => s.id))).toEqual([["backup"], []]);
  expect(subprocessors.map((one) => one.services.map((s) => s.id))).toEqual([["voice"], []]);
});

test("what the source does not have is an empty list", () => {
  const { services, subprocessors, rights } = linked({});
  expect([services, subprocessors, rights]).toEqual([[], [], []]);
});
