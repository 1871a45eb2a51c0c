import type { Entry, LinkedPolicy } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { emailLink, phoneLink, type Words, websiteLink } from "./words.js";

/** The rights that people have, by place. */
export function rightsView(policy: LinkedPolicy, words: Words) {
  return policy.rights.map((group) => ({
    places: group.jurisdictions.map(words.place),
    laws: words.terms("law", group.laws),
    grants: Object.values(group.grants).map((g) => words.grant(g)),
  }));
}

/** How people exercise their rights. */
export function requestsView(requests: Localized<Model.Requests>, words: Words) {
  const duration = (iso: string | undefined) => (iso ? words.language.duration(iso) : "");
  return {
    stated: Object.keys(requests).length > 0,
    methods: words.terms("method", requests.methods),
    form: requests.form ? websiteLink(requests.form) : "",
    acknowledgement: duration(requests.acknowledgement),
    responseTime: duration(requests.responseTime),
    extension: duration(requests.extension),
    free: requests.free === undefined ? "" : words.term("free", String(requests.free)),
    verification: words.text(requests.verification),
    agents: words.text(requests.agents),
    appeal: words.text(requests.appeal),
    complaint: words.text(requests.complaint),
  };
}

/** Who is told of a personal data breach. */
export function incidentsView(incidents: Model.Incidents, words: Words) {
  return {
    places: (incidents.lawsOf ?? []).map(words.place),
    customersOf: words.terms("customersOf", incidents.customers?.of),
    accordingTo: words.terms("accordingTo", incidents.customers?.accordingTo),
    notices: Object.values(incidents.notices ?? {}).map((notice) => ({
      to: words.term("noticeTo", notice.to),
      place: notice.jurisdiction ? words.place(notice.jurisdiction) : "",
      within: notice.within ? words.language.duration(notice.within) : "",
      contents: words.terms("noticeContent", notice.contents),
    })),
  };
}

/** What is said of children and to their parents. */
export function childrenView(children: Localized<Model.Children>, words: Words) {
  return {
    businessUse: children.businessUse === true,
    under: children.notDirectedUnder ?? 0,
    operator: words.text(children.operator),
    parentalConsent: words.text(children.parentalConsent),
    parentalRights: words.terms("parentalRight", children.parentalRights),
  };
}

/** Whom people turn to: all contacts, and the one for requests. */
export function contactsView(policy: LinkedPolicy, words: Words) {
  const views = policy.contacts.map((contact) => contactView(contact, words));
  const forRequests =
    policy.contacts.findIndex((c) => c.role === "privacy") + 1 ||
    policy.contacts.findIndex((c) => c.role === undefined) + 1 ||
    1;
  return { contacts: views, requestContact: views[forRequests - 1] ?? null };
}

/** One contact. */
export function contactView(contact: Entry<Localized<Model.Contact>>, words: Words) {
  return {
    role: contact.role ? words.term("contactRole", contact.role) : "",
    name: words.text(contact.name),
    email: emailLink(contact.email),
    phone: phoneLink(contact.phone),
    address: words.text(contact.address),
    website: contact.website ? websiteLink(contact.website) : "",
  };
}
