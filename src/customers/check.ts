import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { quote } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { compareDurations } from "../diff/duration.js";
import { covers } from "../link/places.js";
import type { CustomerSource, ShorterRetention } from "../schema/customer.generated.js";
import type { PolicySource, RetentionRule } from "../schema/source.generated.js";
import type { Path, Source } from "../source/load.js";
import { openValidator, type Validator } from "../validate/validate.js";
import { type Customer, languageOf } from "./overlay.js";
import { entryName, type References } from "./references.js";
import { goneWith, othersThan } from "./select.js";

/** What a customer may choose from. */
export interface Offer {
  readonly policy: Pick<PolicySource, "policy" | "services" | "retention" | "subprocessors">;
  readonly references: References;
  /** The places whose laws the policy answers to. */
  readonly places: readonly string[];
  /** The document kinds that can be written in a language. */
  readonly kindsIn: (language: string) => readonly string[];
}

const CUSTOMER = { name: "the customer", top: "of a customer" };

let schemaCheck: Validator | undefined;

/**
 * Checks what is written of a customer: its form by the schema, and its choices by what the policy
 * offers. It may select and tighten; what loosens or contradicts the policy is an error at its place.
 */
export function checkCustomer(source: Source, offer: Offer): Result<Customer> {
  schemaCheck ??= openValidator("customer", CUSTOMER);
  const found = [...schemaCheck(source), ...withoutId(source)];
  if (found.length > 0) return { value: undefined, diagnostics: found };
  const customer = source.data as unknown as Customer;
  const mistakes = [
    ...unknownEntries(customer, offer),
    ...languageMistakes(customer, offer),
    ...placeMistakes(customer, offer),
    ...retentionMistakes(customer, offer),
    ...objectionMistakes(customer, offer),
  ];
  const diagnostics = mistakes.map(
    ({ path, part, ...rest }): Diagnostic => ({
      ...rest,
      severity: "error",
      location: source.locate(path, part ?? "value"),
    }),
  );
  return { value: diagnostics.length > 0 ? undefined : customer, diagnostics };
}

/** A mistake at a place of what is written of a customer. */
interface Mistake {
  readonly code: Code;
  readonly message: string;
  readonly path: Path;
  readonly part?: "key";
  readonly hint?: string | undefined;
}

function withoutId({ data }: Source): Diagnostic[] {
  if (data.id !== undefined) return [];
  return [
    {
      code: "schema/missing-key",
      severity: "error",
      message: "the customer needs the key “id”",
      hint: "id: the name of the folder that its documents go to, such as acme",
    },
  ];
}

/** Names of what the policy, or policyc, does not have. */
function unknownEntries(customer: Customer, { policy, kindsIn }: Offer): Mistake[] {
  const kinds = kindsIn(languageOf(customer, policy.policy?.languages ?? []));
  const services = Object.keys(policy.services ?? {});
  const subprocessors = Object.keys(policy.subprocessors ?? {});
  const rules = Object.keys(policy.retention ?? {});
  return [
    ...unknown("customer/unknown-reference", "service", customer, "services", services),
    ...unknown("customer/unknown-reference", "subprocessor", customer, "objections", subprocessors),
    ...unknown("customer/unknown-document", "document kind", customer, "documents", kinds),
    ...Object.keys(customer.retention ?? {}).flatMap((id): Mistake[] => {
      const path = ["retention", id];
      const mistake = notAmong("customer/unknown-reference", "retention rule", id, rules, path);
      return mistake.map((one) => ({ ...one, part: "key" }));
    }),
  ];
}

function unknown(
  code: Code,
  what: string,
  customer: CustomerSource,
  key: "services" | "objections" | "documents",
  known: readonly string[],
): Mistake[] {
  return (customer[key] ?? []).flatMap((id, i) => notAmong(code, what, id, known, [key, i]));
}

function notAmong(
  code: Code,
  what: string,
  id: string,
  known: readonly string[],
  path: Path,
): Mistake[] {
  if (known.includes(id)) return [];
  const meant = suggest(id, known);
  const list = `${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}`;
  const there = known.length > 0 ? `there is ${list}` : `the policy has no ${what}`;
  const message = `there is no ${what} “${quote(id)}”`;
  return [{ code, message, path, hint: meant ? `did you mean “${meant}”? ${there}` : there }];
}

function languageMistakes({ language }: CustomerSource, { policy }: Offer): Mistake[] {
  const languages = policy.policy?.languages ?? [];
  if (language === undefined || languages.includes(language)) return [];
  return [
    {
      code: "customer/unknown-language",
      message: `the policy is not in “${quote(language)}”`,
      path: ["language"],
      hint: `it is in ${languages.join(", ")}`,
    },
  ];
}

function placeMistakes({ jurisdictions = [] }: CustomerSource, { places }: Offer): Mistake[] {
  return jurisdictions.flatMap((place, i): Mistake[] => {
    if (covers(places, place)) return [];
    const named =
      places.length > 0 ? `it answers to those of ${places.join(", ")}` : "it names none";
    return [
      {
        code: "customer/place-not-covered",
        message: `the policy does not answer to the laws of ${place}`,
        path: ["jurisdictions", i],
        hint: `${named}; remove it here, or add it to jurisdictions: of the policy, and to what it says`,
      },
    ];
  });
}

function retentionMistakes({ retention = {} }: CustomerSource, { policy }: Offer): Mistake[] {
  return Object.entries(retention).flatMap(([id, own]): Mistake[] => {
    const rules = policy.retention ?? {};
    const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
    if (rule === undefined) return [];
    return rule.period ? notShorter(id, own, rule) : withoutEvent(id, own);
  });
}

/** A period of the policy can only become shorter, from the same event. */
function notShorter(id: string, own: ShorterRetention, rule: RetentionRule): Mistake[] {
  const { period = "", after } = rule;
  const mistakes: Mistake[] = [];
  const change = compareDurations(period, own.period);
  const path = ["retention", id, "period"];
  const standard = `the policy keeps “${id}” for ${period}`;
  if (change === "longer") {
    mistakes.push({
      code: "customer/longer-retention",
      message: `${standard}, and a customer cannot have ${own.period}, which is longer`,
      path,
      hint: `write a period of ${period} at most, or remove the entry`,
    });
  } else if (change === "unclear") {
    mistakes.push({
      code: "customer/unclear-retention",
      message: `${standard}, and ${own.period} may be longer or shorter, as the calendar has it`,
      path,
      hint: `write it in the units of ${period}`,
    });
  }
  if (own.after !== undefined && own.after !== after) {
    mistakes.push({
      code: "customer/other-event",
      message: `the policy counts “${id}” from ${after}, not from ${own.after}`,
      path: ["retention", id, "after"],
      hint: "remove after:, so that the event of the policy holds",
    });
  }
  return mistakes;
}

/** Where the policy has criteria, a period is tighter only if it is known from when it runs. */
function withoutEvent(id: string, own: ShorterRetention): Mistake[] {
  if (own.after !== undefined) return [];
  return [
    {
      code: "customer/no-event",
      message: `the policy has no period for “${id}”, so it must be said from when ${own.period} runs`,
      path: ["retention", id],
      part: "key",
      hint: "add after:, such as after: contract-end",
    },
  ];
}

/** A subprocessor cannot be left out where something that this customer has hands data to it. */
function objectionMistakes(
  { objections = [], services }: CustomerSource,
  { policy, references }: Offer,
): Mistake[] {
  if (objections.length === 0) return [];
  const gone = goneWith(othersThan(services, policy), references);
  return objections.flatMap((id, i): Mistake[] => {
    const namers = references.namers.get(entryName("subprocessors", id)) ?? [];
    const needed = namers.find((entry) => !gone.has(entry))?.replace("/", ".");
    if (needed === undefined) return [];
    return [
      {
        code: "customer/needed-subprocessor",
        message: `the customer objects to “${id}”, and has ${needed}, which depends on it`,
        path: ["objections", i],
        hint: `remove the service from services:, or settle the objection and remove it here; where it can do without “${id}”, say so in ${needed} of the policy`,
      },
    ];
  });
}
