import type { Customer } from "../../schema/published.generated.js";
import { emailLink, phoneLink, type Words } from "./words.js";

/** For whom the document is made; every part is empty where nothing is known of it. */
export function customerView(customer: Customer | undefined, words: Words) {
  const { contract = {}, contacts = [], objections = [] } = customer ?? {};
  const contactView = ({ role, name, email, phone }: (typeof contacts)[number]) => ({
    role: role ? words.term("customerContact", role) : "",
    name: words.text(name),
    email: emailLink(email),
    phone: phoneLink(phone),
  });
  return {
    /** Whether the document is made for one customer. */
    stated: customer !== undefined,
    name: words.text(customer?.name),
    place: customer?.place ? words.place(customer.place) : "",
    address: words.text(customer?.address),
    /** The number or name of the contract. */
    reference: words.text(contract.reference),
    /** The date of the contract, in words. */
    date: contract.date ? words.text(words.language.date(contract.date)) : "",
    contacts: contacts.map(contactView),
    /** Those of them that notices of breaches go to. */
    incidentContacts: contacts.filter(({ role }) => role === "incidents").map(contactView),
    /** The documents that govern, in their order of precedence. */
    documents: (contract.documents ?? []).map(words.text),
    /** The subprocessors that the customer has objected to. */
    objections: objections.map(({ id, name }) => words.text(name ?? id)),
  };
}
