import { EEA } from "../../link/countries.js";
import type {
  Entry,
  LinkedData,
  LinkedPolicy,
  LinkedService,
  LinkedSubprocessor,
} from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { contactView } from "./people.js";
import { transferText } from "./tables.js";
import { filledColumns, type TableView, type Words, websiteLink } from "./words.js";

/** An activity, with what the source says of it and of no other. */
interface Activity {
  readonly name: string;
  readonly purposes: readonly Entry<Localized<Model.Purpose>>[];
  readonly subjects: readonly Entry<Localized<Model.Audience>>[];
  readonly data: string;
  readonly sensitive: readonly string[];
  readonly recipients: readonly LinkedSubprocessor[];
  readonly buyers: readonly string[];
  readonly retention: readonly Entry<Localized<Model.RetentionRule>>[];
  readonly keptAtMost: string;
}

/** A row of a register: the cells that say something, by the name of their column. */
type Row = Readonly<Record<string, string>>;

/** Art. 30(1)(b) to (g). */
const asController = [
  ...["activity", "purposes", "subjects", "data", "sensitiveData", "recipients"],
  ...["thirdCountries", "erasure", "keptAtMost", "measures"],
];

/** Art. 30(2)(b) to (d), with what says more of the categories of processing. */
const asProcessor = asController.filter(
  (column) => !["subjects", "erasure", "keptAtMost"].includes(column),
);

/** Art. 30(1)(a), 30(2)(a). */
const keeperColumns = ["name", "function", "place", "email", "phone", "address", "website"];

/**
 * The records of Art. 30 GDPR. An activity is a service, or a category of data that no service
 * handles. One whose role is not stated belongs into neither of the law's registers, and must not be
 * missing: it stands in one of its own.
 */
export function registerView(policy: LinkedPolicy, words: Words) {
  const inRole = (role: Model.Service["role"]) =>
    policy.services.filter((s) => s.role === role).map((s) => serviceActivity(s, words));
  const outside = policy.data
    .filter((category) => category.services.length === 0)
    .map((category) => categoryActivity(category, words));
  const isController = actsAsController(policy);
  const controller = [...inRole("controller"), ...(isController ? outside : [])];
  const processor = inRole("processor");
  const unstated = [...inRole(undefined), ...(isController ? [] : outside)];
  const isKept = [controller, processor, unstated].some((list) => list.length > 0);
  return {
    keeper: isKept ? rowsAs(keeperColumns, keeperRows(policy, words), words) : null,
    controller: register(asController, "controller", controller, policy, words),
    processor: register(asProcessor, "processor", processor, policy, words),
    unstated: register(asController, undefined, unstated, policy, words),
  };
}

/** By its own word, or by that of a service or a purpose. */
function actsAsController({ roles, services, purposes }: LinkedPolicy): boolean {
  return (
    roles.controller !== undefined ||
    [...services, ...purposes].some(({ role }) => role === "controller")
  );
}

function serviceActivity(service: LinkedService, words: Words): Activity {
  const { data } = service;
  return {
    name: words.service(service),
    purposes: service.purposes,
    subjects: unique(data.flatMap(({ subjects }) => subjects)),
    data: data.map((category) => categoryText(category, words)).join("; "),
    sensitive: data.filter((d) => d.sensitive).map((d) => words.text(d.name)),
    recipients: unique([...service.subprocessors, ...data.flatMap((d) => d.disclosedTo)]),
    buyers: unique(data.flatMap((d) => words.text(d.soldTo) || [])),
    retention: unique([...service.retention, ...data.flatMap(({ retention }) => retention)]),
    keptAtMost: service.keptAtMost ? words.language.duration(service.keptAtMost) : "",
  };
}

function categoryActivity(category: LinkedData, words: Words): Activity {
  return {
    name: words.text(category.name),
    purposes: [],
    subjects: category.subjects,
    data: categoryItems(category, words),
    sensitive: category.sensitive ? [words.text(category.name)] : [],
    recipients: category.disclosedTo,
    buyers: [words.text(category.soldTo)].filter(Boolean),
    retention: category.retention,
    keptAtMost: "",
  };
}

function categoryText(category: LinkedData, words: Words): string {
  const items = categoryItems(category, words);
  return words.text(category.name) + (items ? ` (${items})` : "");
}

function categoryItems(category: LinkedData, words: Words): string {
  return words.language.list(Object.values(category.items ?? {}).map(words.text), "and");
}

/**
 * What the source ties to no activity. Whose data they are is never taken from elsewhere: a policy
 * for several groups of people does not say which of them an activity concerns.
 */
function forAll(
  own: readonly Activity[],
  role: Model.Service["role"],
  policy: LinkedPolicy,
  words: Words,
): Row {
  // A purpose whose role is not stated may be one in any.
  const fitting = policy.purposes.filter((p) => p.role === undefined || p.role === role);
  const purposes = shared(
    fitting,
    own.map((a) => a.purposes),
  );
  const recipients = shared(
    policy.subprocessors,
    own.map((a) => a.recipients),
  );
  const retention = shared(
    policy.retention,
    own.map((a) => a.retention),
  );
  return {
    purposes: purposeText(purposes, words),
    recipients: names(recipients, words),
    thirdCountries: transfers(recipients, words),
    erasure: retention.map((rule) => erasure(rule, words, true)).join("; "),
    measures: measures(policy, words),
  };
}

/**
 * What holds for activities that name nothing of the kind themselves: all of it where there is such
 * an activity, else what no activity names.
 */
function shared<T>(all: readonly T[], own: readonly (readonly T[])[]): readonly T[] {
  if (own.some((some) => some.length === 0)) return all;
  const named = new Set(own.flat());
  return all.filter((one) => !named.has(one));
}

function register(
  columns: readonly string[],
  role: Model.Service["role"],
  activities: readonly Activity[],
  policy: LinkedPolicy,
  words: Words,
): TableView | null {
  if (activities.length === 0) return null;
  const rows = activities.map((activity) => activityRow(activity, words));
  const general = forAll(activities, role, policy, words);
  const isSome = columns.some((column) => general[column]);
  const first = { ...general, activity: words.term("register", "all-activities") };
  return rowsAs(columns, isSome ? [first, ...rows] : rows, words);
}

function rowsAs(names: readonly string[], rows: readonly Row[], words: Words): TableView {
  const cell = (name: string) => (row: Row) => row[name] ?? "";
  return filledColumns(rows, words, Object.fromEntries(names.map((name) => [name, cell(name)])));
}

function activityRow(activity: Activity, words: Words): Row {
  return {
    activity: activity.name,
    purposes: purposeText(activity.purposes, words),
    subjects: names(activity.subjects, words),
    data: activity.data,
    sensitiveData: activity.sensitive.join("; "),
    recipients: [names(activity.recipients, words), ...activity.buyers].filter(Boolean).join("; "),
    thirdCountries: transfers(activity.recipients, words),
    erasure: activity.retention.map((rule) => erasure(rule, words)).join("; "),
    keptAtMost: activity.keptAtMost,
  };
}

function purposeText(purposes: Activity["purposes"], words: Words): string {
  return purposes
    .map(({ name, legalBasis }) => {
      const basis = legalBasis ? ` (${words.term("legalBasis", legalBasis)})` : "";
      return words.text(name) + basis;
    })
    .join("; ");
}

function names(entries: readonly { readonly name: string }[], words: Words): string {
  return entries.map(({ name }) => words.text(name)).join("; ");
}

/** A rule for several things needs to say of what it speaks. */
function erasure(
  rule: Entry<Localized<Model.RetentionRule>>,
  words: Words,
  isNamed = false,
): string {
  const { language } = words;
  const { atEnd, criteria = [] } = rule;
  const terms = (field: string, values: readonly string[], joiner: "and" | "or") =>
    language.list(
      values.map((value) => language.term(field, value)),
      joiner,
    );
  const time =
    (rule.period && rule.after) || criteria.length === 0
      ? words.retention(rule)
      : words.phrase("dependingOn", { criteria: terms("criteria", criteria, "and") });
  const end = atEnd
    ? words.phrase("atEnd", {
        event: language.term("endEvent", atEnd.event),
        actions: terms("action", atEnd.actions, "or"),
      })
    : "";
  const name = isNamed && rule.name ? `${words.text(rule.name)}: ` : "";
  return name + [time, end].filter(Boolean).join(". ");
}

/** Recipients in third countries, with the country and the safeguard of the transfer. */
function transfers(recipients: readonly LinkedSubprocessor[], words: Words): string {
  return recipients
    .filter(({ country, transfer }) => (country ? !EEA.includes(country) : transfer))
    .map(({ name, country, transfer }) => {
      const place = country ? `, ${words.place(country)}` : "";
      return words.text(name) + place + (transfer ? `: ${transferText(transfer, words)}` : "");
    })
    .join("; ");
}

function measures({ security, staff }: LinkedPolicy, words: Words): string {
  const kinds = words.language.list(words.terms("measureKind", security.kinds), "and");
  const named = unique([...security.safeguards, ...staff.flatMap((s) => s.safeguards)]);
  return [kinds, names(named, words)].filter(Boolean).join(": ");
}

/** The organization, its representatives and its data protection officer. */
function keeperRows(policy: LinkedPolicy, words: Words): Row[] {
  const { organization } = policy;
  const name = words.text(organization.name);
  const contacts = policy.contacts.map((contact): Row => {
    const { role, name: own, ...ways } = contactView(contact, words);
    return { ...ways, name: own || role || name, function: own ? role : "" };
  });
  // The contact that is nobody in particular is the organization's.
  const general = contacts.find((contact) => contact.name === name && !contact.function);
  const self = {
    ...general,
    name,
    place: organization.place ? words.place(organization.place) : "",
    website: unique([
      organization.website ? websiteLink(organization.website) : "",
      general?.website ?? "",
    ])
      .filter(Boolean)
      .join("; "),
  };
  return [self, ...contacts.filter((contact) => contact !== general)];
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
