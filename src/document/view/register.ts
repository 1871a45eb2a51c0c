import type {
  Entry,
  LinkedData,
  LinkedPolicy,
  LinkedService,
  LinkedSubprocessor,
} from "../../link/link.js";
import { EEA } from "../../link/places.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { contactView } from "./people.js";
import { transferText } from "./tables.js";
import { unique } from "./unique.js";
import { filledColumns, type TableView, type Words, websiteLink } from "./words.js";

type Role = Model.Service["role"];

/** An activity, with what the source says of it and of no other. */
interface Activity {
  readonly role: Role;
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
  const outside = actsAsController(policy) ? "controller" : undefined;
  const activities = [
    ...policy.services.map((service) => serviceActivity(service, words)),
    ...policy.data
      .filter(({ services }) => services.length === 0)
      .map((category) => categoryActivity(category, outside, words)),
  ];
  const isKept = activities.length > 0;
  return {
    keeper: isKept ? rowsAs(keeperColumns, keeperRows(policy, words), words) : null,
    controller: register(asController, "controller", activities, policy, words),
    processor: register(asProcessor, "processor", activities, policy, words),
    unstated: register(asController, undefined, activities, policy, words),
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
    role: service.role,
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

function categoryActivity(category: LinkedData, role: Role, words: Words): Activity {
  return {
    role,
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
  role: Role,
  activities: readonly Activity[],
  policy: LinkedPolicy,
  words: Words,
): Row {
  /**
   * What holds for the activities of this register that name nothing of the kind themselves: all of
   * it where there is such an activity, else what no activity names in any register.
   */
  const shared = <T>(all: readonly T[], named: (activity: Activity) => readonly T[]) => {
    const isNeeded = activities.some((one) => one.role === role && named(one).length === 0);
    const elsewhere = new Set(isNeeded ? [] : activities.flatMap(named));
    return all.filter((one) => !elsewhere.has(one));
  };
  // A purpose whose role is not stated may be one in any.
  const fitting = policy.purposes.filter((p) => p.role === undefined || p.role === role);
  const recipients = shared(policy.subprocessors, (activity) => activity.recipients);
  const retention = shared(policy.retention, (activity) => activity.retention);
  return {
    purposes: purposeText(
      shared(fitting, (activity) => activity.purposes),
      words,
    ),
    recipients: names(recipients, words),
    thirdCountries: transfers(recipients, words),
    erasure: retention.map((rule) => erasure(rule, words, true)).join("; "),
    measures: measures(policy, words),
  };
}

/** The activities in a role; where the role is undefined, those whose role is not stated. */
function register(
  columns: readonly string[],
  role: Role,
  activities: readonly Activity[],
  policy: LinkedPolicy,
  words: Words,
): TableView | null {
  const rows = activities.filter((one) => one.role === role).map((one) => activityRow(one, words));
  if (rows.length === 0) return null;
  const common = forAll(role, activities, policy, words);
  const isSome = columns.some((column) => common[column]);
  const first = { ...common, activity: words.term("register", "all-activities") };
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
  const { atEnd } = rule;
  const end = atEnd
    ? words.phrase("atEnd", {
        event: language.term("endEvent", atEnd.event),
        actions: language.list(
          atEnd.actions.map((action) => language.term("action", action)),
          "or",
        ),
      })
    : "";
  const name = isNamed && rule.name ? `${words.text(rule.name)}: ` : "";
  return name + [words.howLong(rule), end].filter(Boolean).join(". ");
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
