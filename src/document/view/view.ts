import type { LinkedPolicy, LinkedService } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type { Customer } from "../../schema/published.generated.js";
import type * as Model from "../../schema/source.generated.js";
import type { Language } from "../language.js";
import { escapeMarkdown } from "../markdown.js";
import { type Notice, noticeView } from "../notice.js";
import { customerView } from "./customer.js";
import { dataView } from "./data.js";
import { deferred } from "./deferred.js";
import { lawsView } from "./laws.js";
import { measuresView } from "./measures.js";
import { childrenView, contactsView, incidentsView, requestsView, rightsView } from "./people.js";
import { processingView } from "./processing.js";
import { registerView } from "./register.js";
import { limitTable, retentionTable } from "./retention.js";
import { subprocessorsView } from "./subprocessors.js";
import { cookieTable, purposeTable, serviceTable, subprocessorTable } from "./tables.js";
import { type Words, websiteLink, wordsOf } from "./words.js";

/** What a document tells beside the policy. */
export interface Beside {
  /** What has changed, of the kind that tells of it. */
  readonly notice?: Notice;
  /** For whom it is made, where it is made for one customer. */
  readonly customer?: Customer;
}

/** What templates see. */
export type View = ReturnType<typeof viewOf>;

/**
 * Prepares the facts for the templates: every value as Markdown text that shows these very
 * characters, every name present, so that a template can ask for anything without an accident.
 */
export function viewOf(
  policy: LinkedPolicy,
  language: Language,
  { notice, customer }: Beside = {},
) {
  const words = wordsOf(language);
  const eager = {
    ...versionView(policy.policy, words),
    /** The names of those that a document is also published in; they differ by its kind. */
    otherLanguages: [] as readonly string[],
    /** What the parties fill in; with white space before it, it is no markup. */
    blank: "_".repeat(16),
    ...dataView(policy, words),
    ...contactsView(policy, words),
  };
  return deferred(eager, {
    organization: () => organizationView(policy, words),
    /** Own words at the beginning of a section, by its id. */
    introductions: (): Readonly<Record<string, string>> =>
      Object.fromEntries(policy.introductions.map(({ id, text }) => [id, words.text(text)])),
    /** A sentence for each fact that is declared absent, by the name of the fact. */
    absent: () => absentView(policy, words),
    jurisdictions: () => policy.jurisdictions.map(words.place),
    audiences: () => policy.audiences.map((a) => words.text(a.name)),
    services: () => offered(policy).map(words.service),
    roles: () => rolesView(policy.roles, words),
    serviceTable: () => serviceTable(policy, words),
    staff: () =>
      policy.staff.map((s) => ({
        name: words.text(s.name),
        access: words.terms("access", s.access),
        safeguards: s.safeguards.map((m) => words.text(m.name)),
      })),
    purposes: () => policy.purposes.map((p) => words.text(p.name)),
    purposeTable: () => purposeTable(policy, words),
    legalBases: () => ({
      some: policy.purposes.some((p) => p.legalBasis),
      each: policy.purposes.every((p) => p.legalBasis),
    }),
    automatedDecisions: () => ({
      logic: words.text(policy.automatedDecisions.logic),
      consequences: words.text(policy.automatedDecisions.consequences),
    }),
    commitments: () =>
      policy.commitments.filter((c) => c.services.length === 0).map((c) => words.text(c.text)),
    subprocessors: () => policy.subprocessors.map((s) => words.text(s.name)),
    subprocessorTable: () => subprocessorTable(policy.subprocessors, words),
    subprocessorList: () => subprocessorsView(policy, words),
    sharing: () => sharingView(policy.sharing, words),
    sale: () => saleView(policy.sale, words),
    security: () => ({
      kinds: words.terms("measureKind", policy.security.kinds),
      safeguards: policy.security.safeguards.map((m) => words.text(m.name)),
      noGuarantee: policy.security.noGuarantee === true,
    }),
    measures: () => measuresView(policy, words),
    retention: () => policy.retention.map((r) => retentionView(r, words)),
    retentionTable: () => retentionTable(policy, words),
    limitTable: () => limitTable(policy, words),
    rights: () => rightsView(policy, words),
    requests: () => requestsView(policy.requests, words),
    incidents: () => incidentsView(policy.incidents, words),
    children: () => childrenView(policy.children, words),
    cookieTable: () => cookieTable(policy, words),
    cookies: () => ({ essential: policy.cookies.some((c) => c.essential) }),
    tracking: () => words.statements("tracking", { ...policy.tracking }),
    thirdPartyLinks: () => policy.links.thirdParty === true,
    updates: () => updatesView(policy.updates, words),
    customer: () => customerView(customer, words),
    register: () => registerView(policy, words),
    processing: () => processingView(policy, words),
    laws: () => lawsView(policy),
    notice: () => noticeView(notice, policy, words),
  });
}

function organizationView({ organization }: LinkedPolicy, words: Words) {
  const name = words.text(organization.name);
  return {
    name,
    self: words.text(organization.shortName) || name,
    hasShortName: organization.shortName !== undefined,
    kinds: words.terms("organizationKind", organization.kinds),
    place: organization.place ? words.place(organization.place) : "",
    website: organization.website ? websiteLink(organization.website) : "",
  };
}

function versionView(policy: Model.PolicyMetadata, words: Words) {
  const date = (iso: string | undefined) =>
    iso === undefined ? "" : escapeMarkdown(words.language.date(iso));
  return {
    version: escapeMarkdown(policy.version),
    effective: date(policy.effective),
    updated: date(policy.updated),
    reviewBy: date(policy.reviewBy),
    status: words.term("status", policy.status),
    inForce: policy.status === "in-force",
    governingLanguage: words.text(words.language.languageName(policy.governingLanguage ?? "")),
  };
}

function absentView(policy: LinkedPolicy, words: Words) {
  const sentence = (fact: string) =>
    policy.absent.some(({ id }) => id === fact) ? words.term("absent", fact) : "";
  return {
    cookies: sentence("cookies"),
    transfers: sentence("transfers"),
    subprocessors: sentence("subprocessors"),
    automatedDecisions: sentence("automated-decisions"),
    data: ["sensitive-data", "third-party-sources", "required-data"].map(sentence).filter(Boolean),
    contacts: ["data-protection-officer", "eu-representative", "uk-representative"]
      .map(sentence)
      .filter(Boolean),
  };
}

function offered(policy: LinkedPolicy): LinkedService[] {
  return policy.services.filter((s) => s.kind !== "website");
}

function rolesView(roles: Localized<Model.Roles>, words: Words) {
  const { processor, joint } = roles;
  return {
    controller: roles.controller !== undefined,
    controllerNames: words.terms("alsoCalled", roles.controller?.alsoCalled),
    processor: processor !== undefined,
    processorNames: words.terms("alsoCalled", processor?.alsoCalled),
    actsOn: words.terms("actsOn", processor?.actsOn),
    processorTerms: words.terms("processorTerm", processor?.terms),
    agreement: processor?.agreement ? websiteLink(processor.agreement) : "",
    jointWith: words.text(joint?.with),
    jointArrangement: words.text(joint?.arrangement),
  };
}

function sharingView(sharing: Model.Sharing, words: Words) {
  return {
    vetted: sharing.vetted === true,
    obligations: words.terms("obligation", sharing.obligations),
    authorization: sharing.authorization ? words.term("authorization", sharing.authorization) : "",
    changeNotice: sharing.changeNotice ? words.language.duration(sharing.changeNotice) : "",
  };
}

function saleView({ optOut, purpose, ...facts }: Localized<Model.Sale>, words: Words) {
  return {
    statements: words.statements("sale", facts),
    purpose: facts.sold || facts.shared ? words.text(purpose) : "",
    optOut: optOut ? websiteLink(optOut) : "",
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

function updatesView(updates: Model.Updates, words: Words) {
  return {
    mayChange: updates.mayChange === true,
    continuedUse: updates.continuedUse === true,
    notice: words.terms("updateNotice", updates.notice),
    noticePeriod: updates.noticePeriod ? words.language.duration(updates.noticePeriod) : "",
  };
}
