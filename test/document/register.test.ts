import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/compile.js";
import { compileR3comm, policyFile, text } from "../support/compiled.js";
import { readCsv } from "../support/csv.js";
import { parseHtml, textOfTag } from "../support/html-text.js";
import { readSheets } from "../support/xlsx.js";

const kind = "records-of-processing";

/** The facts of a company in every role; a text begins with each sign that could start a formula. */
const facts = parse(`
roles: { controller: {}, processor: {} }
audiences: { staff: { name: employees } }
data:
  hr: { name: Staff records, items: { a: name }, subjects: [staff], sensitive: true, retention: [tax], disclosedTo: [payroll] }
  accounts: { name: Account data, items: { a: email address } }
  logs: { name: "@Logs", items: { a: "=1+1" } }
purposes:
  billing: { name: billing, role: controller, legalBasis: contract }
  hosting: { name: hosting, role: processor }
  security: { name: "+security" }
retention:
  tax: { name: tax records, period: P10Y, after: collection }
  rest: { name: all else, criteria: [service-type], atEnd: { event: termination, actions: [deleted, returned] } }
subprocessors:
  payroll: { name: "-Payroll Ltd", kind: company, country: GB, transfer: { mechanism: adequacy } }
  cloud: { name: Cloud Inc., kind: company, country: US, transfer: { mechanism: data-privacy-framework } }
  near: { name: Near GmbH, kind: company, country: DE }
services:
  shop: { name: Shop, kind: saas, role: controller, data: [accounts], purposes: [billing], keptAtMost: P1Y }
  hosting: { name: Hosting, kind: managed-service, role: processor, data: [logs], subprocessors: [cloud, near] }
  other: { name: Other, kind: managed-service, role: processor }
  blog: { name: Blog, kind: website }
safeguards: { tls: { name: TLS } }
security: { kinds: [technical], safeguards: [tls] }
contacts: { dpo: { role: data-protection-officer, name: Dr. X, email: dpo@example.com }, office: { email: office@example.com } }
`) as Record<string, Record<string, Record<string, unknown>>>;

const outputsOf = async (sections: Record<string, unknown>, languages = ["en"]) => {
  const [file] = policyFile(sections);
  const source = JSON.parse(file?.text ?? "{}");
  source.policy.languages = languages;
  const { outputs, diagnostics } = await compile(
    [{ path: "policy.yaml", text: JSON.stringify(source) }],
    { documents: [kind] },
  );
  expect(diagnostics).toEqual([]);
  return new Map(outputs.map(({ path, bytes }) => [path, bytes]));
};

/** The rows of the register as objects: section and activity, with what they say. */
const rowsOf = async (sections: Record<string, unknown>) => {
  const csv = (await outputsOf(sections)).get(`en/${kind}.csv`);
  const [head = [], ...rows] = csv ? readCsv(text(csv)) : [];
  return rows.map((row) =>
    Object.fromEntries(
      head.flatMap((name, i) => (row[i] && name !== "policyc" ? [[name, row[i]]] : [])),
    ),
  );
};

describe("records of processing", () => {
  test("have a row for each activity, in the record of its role", async () => {
    expect(await rowsOf(facts)).toMatchInlineSnapshot(`
      [
        {
          "Email": "office@example.com",
          "Name": "Example",
          "Section": "Who keeps these records",
        },
        {
          "Email": "dpo@example.com",
          "Function": "Data protection officer",
          "Name": "Dr. X",
          "Section": "Who keeps these records",
        },
        {
          "Activity": "All activities",
          "Purposes": "billing (Performance of a contract); +security",
          "Recipients": "'-Payroll Ltd; Cloud Inc.; Near GmbH",
          "Section": "Processing as controller",
          "Security measures": "technical: TLS",
          "Time limits for erasure": "tax records: 10 years after collection; all else: depending on the service type. On termination of the services, they are deleted or returned",
          "Transfers to third countries": "'-Payroll Ltd, the United Kingdom: Adequacy decision; Cloud Inc., the United States: Data Privacy Framework",
        },
        {
          "Activity": "Shop",
          "Kept at most": "1 year",
          "Personal data": "Account data (email address)",
          "Purposes": "billing (Performance of a contract)",
          "Section": "Processing as controller",
        },
        {
          "Activity": "Staff records",
          "Data subjects": "employees",
          "Personal data": "name",
          "Recipients": "'-Payroll Ltd",
          "Section": "Processing as controller",
          "Sensitive data": "Staff records",
          "Time limits for erasure": "10 years after collection",
          "Transfers to third countries": "'-Payroll Ltd, the United Kingdom: Adequacy decision",
        },
        {
          "Activity": "All activities",
          "Purposes": "hosting; +security",
          "Recipients": "'-Payroll Ltd; Cloud Inc.; Near GmbH",
          "Section": "Processing as processor",
          "Security measures": "technical: TLS",
          "Transfers to third countries": "'-Payroll Ltd, the United Kingdom: Adequacy decision; Cloud Inc., the United States: Data Privacy Framework",
        },
        {
          "Activity": "Hosting",
          "Personal data": "'@Logs (=1+1)",
          "Recipients": "Cloud Inc.; Near GmbH",
          "Section": "Processing as processor",
          "Transfers to third countries": "Cloud Inc., the United States: Data Privacy Framework",
        },
        {
          "Activity": "Other",
          "Section": "Processing as processor",
        },
        {
          "Activity": "All activities",
          "Purposes": "'+security",
          "Recipients": "'-Payroll Ltd; Cloud Inc.; Near GmbH",
          "Section": "Role not stated",
          "Security measures": "technical: TLS",
          "Time limits for erasure": "tax records: 10 years after collection; all else: depending on the service type. On termination of the services, they are deleted or returned",
          "Transfers to third countries": "'-Payroll Ltd, the United Kingdom: Adequacy decision; Cloud Inc., the United States: Data Privacy Framework",
        },
        {
          "Activity": "Blog",
          "Section": "Role not stated",
        },
      ]
    `);
  });

  test("without a word on the role of the organization, data outside services are in neither record", async () => {
    const { hr, ...data } = facts.data ?? {};
    const rows = await rowsOf({
      data: {
        hr: { ...hr, subjects: undefined, retention: undefined, disclosedTo: undefined },
        ...data,
      },
      services: { hosting: { name: "Hosting", kind: "saas", role: "processor", data: ["logs"] } },
    });
    expect(rows.map((row) => [row.Section, row.Activity ?? row.Name])).toEqual([
      ["Who keeps these records", "Example"],
      ["Processing as processor", "Hosting"],
      ["Role not stated", "Staff records"],
      ["Role not stated", "Account data"],
    ]);
  });

  test("are not written where there is nothing to record", async () => {
    expect([...(await outputsOf({ contacts: facts.contacts }))]).toEqual([]);
  });
});

const words = (whole: string) => whole.split(/\s+/).filter(Boolean);

describe("CSV and XLSX say", () => {
  const all = [
    { name: "R3COMM in English", language: "en", outputs: compileR3comm({ documents: [kind] }) },
    { name: "R3COMM in Spanish", language: "es-PR", outputs: compileR3comm({ documents: [kind] }) },
    { name: "a company in every role", language: "en", outputs: outputsOf(facts) },
    { name: "it in Spanish", language: "es-PR", outputs: outputsOf(facts, ["es-PR"]) },
  ];

  test.each(all)("the words of the page: $name", async ({ language, outputs }) => {
    const of = async (format: string) =>
      (await outputs).get(`${language}/${kind}.${format}`) ?? new Uint8Array();
    const page = words(textOfTag(text(await of("html")), "main")).join(" ");
    const sheets = readSheets(await of("xlsx"));
    const [, ...rows] = readCsv(text(await of("csv")));
    expect(parseHtml(text(await of("html")))).toBeDefined();
    let count = 0;
    for (const {
      name,
      rows: [head = [], ...records],
    } of sheets) {
      for (const record of records) {
        // In the text, a row is its name, then the head of each cell before the cell.
        const [first = "", ...cells] = record;
        const said = cells.flatMap((cell, i) => (cell ? [`${head[i + 1]}: ${cell}`] : []));
        expect(page).toContain(words([first, ...said].join(" ")).join(" "));
        const same = rows[count++]?.slice(0, -1).filter(Boolean);
        const plain = (cell: string) => cell.replace(/^'(?=[=+\-@])/, "");
        expect(same?.map(plain)).toEqual([name, ...record.filter(Boolean)]);
      }
    }
    expect(count).toBe(rows.length);
    expect(count).toBeGreaterThan(5);
  });
});
