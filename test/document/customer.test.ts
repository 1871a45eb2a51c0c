import { describe, expect, test } from "vitest";
import { plainText } from "../../src/document/blocks.js";
import { compose } from "../../src/document/compose.js";
import { openLanguage } from "../../src/document/language.js";
import { customerView } from "../../src/document/view/customer.js";
import { wordsOf } from "../../src/document/view/words.js";
import { link } from "../../src/link/link.js";
import { plainDesign } from "../../src/page/design.js";
import type { Customer } from "../../src/schema/published.generated.js";
import { publishedErrors } from "../../src/validate/published.js";
import { smallPolicy } from "../support/compiled.js";

const acme: Customer = {
  id: "acme",
  name: "Acme *Brothers*",
  place: "PR",
  contract: { reference: "MSA_17_A", date: "2026-03-01", documents: ["Master <Agreement>"] },
  contacts: [{ id: "soc", role: "incidents", email: "soc@acme.example", phone: "+1 787-555-0100" }],
  objections: [{ id: "hosting", name: "Cloud Ltd." }, { id: "mail" }],
};

describe("what templates see of a customer", () => {
  test("every value shows the very characters that were given", () => {
    expect(customerView(acme, wordsOf(openLanguage("es-PR")))).toEqual({
      stated: true,
      name: "Acme \\*Brothers\\*",
      place: "Puerto Rico",
      address: "",
      reference: "MSA\\_17\\_A",
      date: "1 de marzo de 2026",
      contacts: [
        {
          role: "Incidentes",
          name: "",
          email: "[soc@acme.example](mailto:soc@acme.example)",
          phone: "[+1 787-555-0100](tel:+17875550100)",
        },
      ],
      incidentContacts: [
        {
          role: "Incidentes",
          name: "",
          email: "[soc@acme.example](mailto:soc@acme.example)",
          phone: "[+1 787-555-0100](tel:+17875550100)",
        },
      ],
      documents: ["Master \\<Agreement\\>"],
      objections: ["Cloud Ltd.", "mail"],
    });
  });

  test("is empty where there is none", () => {
    const { stated, ...rest } = customerView(undefined, wordsOf(openLanguage("en")));
    expect(stated).toBe(false);
    expect(Object.values(rest).every((value) => value.length === 0)).toBe(true);
  });
});

describe("a document", () => {
  const policy = link(smallPolicy);
  const making = {
    source: { sha256: "0".repeat(64), files: [] },
    design: plainDesign,
    answers: new Map(),
  };
  const documentFor = (customer?: Customer) =>
    compose(policy, "privacy-policy", openLanguage("en"), {
      ...making,
      ...(customer && { customer }),
    });

  test("says for whom it is made, in plain text, and so do its data", () => {
    const document = documentFor(acme);
    expect(document.customer).toEqual({
      name: "Acme *Brothers*",
      reference: "MSA_17_A",
      words: ["For Acme *Brothers*", "Contract MSA_17_A"],
    });
    expect(plainText(document.front.slice(-1))).toBe("For Acme *Brothers* · Contract MSA_17_A");
    expect(document.data).toMatchObject({ customer: acme });
    expect(publishedErrors(document.data)).toBeUndefined();
  });

  test("has no reference where the customer has none, and no customer where it is for all", () => {
    const { contract: _, ...bare } = acme;
    expect(documentFor(bare).customer).toEqual({
      name: "Acme *Brothers*",
      reference: "",
      words: ["For Acme *Brothers*"],
    });
    expect("customer" in documentFor()).toBe(false);
    expect(publishedErrors(documentFor().data)).toBeUndefined();
  });
});
