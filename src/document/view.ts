import type { LinkedData, LinkedPolicy, LinkedService } from "../link/link.js";
import type { Localized } from "../localize/localize.js";
import type * as Model from "../schema/source.generated.js";
import type { Language } from "./language.js";
import { escapeMarkdown, markdownLink } from "./markdown.js";

/** A table of a template: Markdown text in every cell. */
export interface TableView {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What templates see. */
export type View = ReturnType<typeof viewOf>;

/**
 * Prepares the facts for the templates: every value as Markdown text that shows these very
 * characters, every name present, so that a template can ask for anything without an accident.
 */
export function viewOf(policy: LinkedPolicy, language: Language) {
  const words = wordsOf(language);
  const { organization } = policy;
  const name = words.text(organization.name);
  return {
    organization: {
      name,
      self: words.text(organization.shortName) || name,
      hasShortName: organization.shortName !== undefined,
      kinds: words.terms("organizationKind", organization.kinds),
      place: organization.place ? words.place(organization.place) : "",
      website: organization.website ? websiteLink(organization.website) : "",
    },
    version: escapeMarkdown(policy.policy.version),
    effective: escapeMarkdown(language.date(policy.policy.effective)),
    status: words.term("status", policy.policy.status),
    inForce: policy.policy.status === "in-force",
    audiences: policy.audiences.map((a) => words.text(a.name)),
    services: offered(policy).map(words.service),
    roles: rolesView(policy.roles, words),
    serviceTable: serviceTable(policy, words),
    staff: policy.staff.map((s) => ({
      name: words.text(s.name),
      access: words.terms("access", s.access),
      safeguards: s.safeguards.map((m) => words.text(m.name)),
    })),
    ...dataView(policy, words),
    purposes: policy.purposes.map((p) => words.text(p.name)),
    purposeTable: purposeTable(policy, words),
    commitments: policy.commitments
      .filter((c) => c.services.length === 0)
      .map((c) => words.text(c.text)),
    subprocessors: policy.subprocessors.map((s) => words.text(s.name)),
    subprocessorTable: subprocessorTable(policy, words),
    sharing: {
      vetted: policy.sharing.vetted === true,
      obligations: words.terms("obligation", policy.sharing.obligations),
    },
    security: {
      kinds: words.terms("measureKind", policy.security.kinds),
      safeguards: policy.security.safeguards.map((m) => words.text(m.name)),
      noGuarantee: policy.security.noGuarantee === true,
    },
    retention: policy.retention.map((r) => retentionView(r, words)),
    rights: policy.rights.map((group) => ({
      places: group.jurisdictions.map(words.place),
      laws: words.terms("law", group.laws),
      grants: Object.values(group.grants).map((g) => words.grant(g)),
    })),
    incidents: {
      places: (policy.incidents.lawsOf ?? []).map(words.place),
      customersOf: words.terms("customersOf", policy.incidents.customers?.of),
      accordingTo: words.terms("accordingTo", policy.incidents.customers?.accordingTo),
    },
    children: {
      businessUse: policy.children.businessUse === true,
      under: policy.children.notDirectedUnder ?? 0,
    },
    cookieTable: cookieTable(policy, words),
    thirdPartyLinks: policy.links.thirdParty === true,
    updates: {
      mayChange: policy.updates.mayChange === true,
      continuedUse: policy.updates.continuedUse === true,
    },
    contacts: policy.contacts.map((c) => contactView(c, words)),
  };
}

type Words = ReturnType<typeof wordsOf>;

function wordsOf(language: Language) {
  const text = (value: string | undefined): string =>
    value === undefined ? "" : escapeMarkdown(value);
  const term = (field: string, value: string) => escapeMarkdown(language.term(field, value));
  return {
    language,
    text,
    term,
    terms: (field: string, values: readonly string[] | undefined) =>
      (values ?? []).map((value) => term(field, value)),
    place: (code: string) => escapeMarkdown(language.place(code)),
    service: (service: LinkedService) => {
      const short = text(service.abbreviation);
      return text(service.name) + (short ? ` (${short})` : "");
    },
    grant: (grant: Localized<Model.Grant>) =>
      grant.text === undefined
        ? language.list(
            grant.rights.map((r) => term("right", r)),
            "and",
          )
        : text(grant.text),
    retention: (rule: Localized<Model.RetentionRule>) =>
      rule.period && rule.after
        ? `${language.duration(rule.period)} ${term("after", rule.after)}`
        : language.list(
            (rule.criteria ?? []).map((c) => term("criteria", c)),
            "and",
          ),
  };
}

function offered(policy: LinkedPolicy): LinkedService[] {
  return policy.services.filter((s) => s.kind !== "website");
}

function websiteLink(href: string): string {
  return markdownLink(href.replace(/^https:\/\//, "").replace(/\/$/, ""), href);
}

function rolesView(roles: Model.Roles, words: Words) {
  return {
    controller: roles.controller !== undefined,
    controllerNames: words.terms("alsoCalled", roles.controller?.alsoCalled),
    processor: roles.processor !== undefined,
    processorNames: words.terms("alsoCalled", roles.processor?.alsoCalled),
    actsOn: words.terms("actsOn", roles.processor?.actsOn),
  };
}

function serviceTable(policy: LinkedPolicy, words: Words): TableView | null {
  const names = (items: readonly { name: string }[]) =>
    items.map((i) => words.text(i.name)).join("; ");
  return table(policy.services, words, {
    service: words.service,
    role: (s) => (s.role ? words.term("role", s.role) : ""),
    data: (s) => names(s.data),
    purposes: (s) => names(s.purposes),
    retention: (s) => s.retention.map(words.retention).join("; "),
  });
}

function purposeTable(policy: LinkedPolicy, words: Words): TableView | null {
  if (!policy.purposes.some((p) => p.legalBasis)) return null;
  return table(policy.purposes, words, {
    purpose: (p) => words.text(p.name),
    legalBasis: (p) => (p.legalBasis ? words.term("legalBasis", p.legalBasis) : ""),
  });
}

function subprocessorTable(policy: LinkedPolicy, words: Words): TableView | null {
  if (!policy.subprocessors.some((s) => s.purpose || s.country || s.website)) return null;
  return table(policy.subprocessors, words, {
    recipient: (s) => (s.website ? markdownLink(s.name, s.website) : words.text(s.name)),
    task: (s) => words.text(s.purpose),
    country: (s) => (s.country ? words.place(s.country) : ""),
  });
}

function cookieTable(policy: LinkedPolicy, words: Words): TableView | null {
  return table(policy.cookies, words, {
    cookie: (c) => escapeMarkdown(c.name),
    provider: (c) => words.text(c.provider),
    task: (c) => words.text(c.purpose),
    duration: (c) => (c.duration ? words.language.duration(c.duration) : ""),
    essential: (c) => words.language.yesNo(c.essential),
  });
}

/** A table of the columns that say something; none where there are no two such columns. */
function table<T>(
  items: readonly T[],
  words: Words,
  columns: Readonly<Record<string, (item: T) => string>>,
): TableView | null {
  const filled = Object.entries(columns).filter(([, cell]) => items.some((item) => cell(item)));
  if (items.length === 0 || filled.length < 2) return null;
  return {
    head: filled.map(([name]) => words.language.column(name)),
    rows: items.map((item) => filled.map(([, cell]) => cell(item) || words.language.none)),
  };
}

/** Categories with the promises of their services; a promise stands once, at its first category. */
function dataView(policy: LinkedPolicy, words: Words) {
  const said = new Set<string>();
  const promises = (services: readonly LinkedService[]) =>
    services
      .flatMap((s) => s.commitments)
      .filter((c) => !said.has(c.id) && said.add(c.id))
      .map((c) => words.text(c.text));
  const categories = policy.data.map((category) => categoryView(category, promises, words));
  return { categories, otherPromises: promises(policy.services) };
}

function categoryView(
  category: LinkedData,
  promises: (services: readonly LinkedService[]) => string[],
  words: Words,
) {
  return {
    name: words.text(category.name),
    items: Object.values(category.items ?? {}).map(words.text),
    services: category.services.filter((s) => s.kind !== "website").map(words.service),
    website: category.services.some((s) => s.kind === "website"),
    promises: promises(category.services),
  };
}

function retentionView(rule: Localized<Model.RetentionRule>, words: Words) {
  return {
    name: words.text(rule.name),
    period: rule.period && rule.after ? words.retention(rule) : "",
    criteria: words.terms("criteria", rule.criteria),
    endEvent: rule.atEnd ? words.term("endEvent", rule.atEnd.event) : "",
    endActions: words.terms("action", rule.atEnd?.actions),
  };
}

function contactView(contact: Localized<Model.Contact>, words: Words) {
  return {
    name: words.text(contact.name),
    email: contact.email ? markdownLink(contact.email, `mailto:${contact.email}`) : "",
    phone: contact.phone
      ? markdownLink(contact.phone, `tel:${contact.phone.replace(/[^+\d]/g, "")}`)
      : "",
    address: words.text(contact.address),
    website: contact.website ? websiteLink(contact.website) : "",
  };
}
