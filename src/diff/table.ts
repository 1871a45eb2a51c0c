import type * as Model from "../schema/source.generated.js";
import { provisions as law } from "./provisions.js";
import {
  editorial,
  entries,
  fields,
  firstOf,
  highNumber,
  internal,
  keyed,
  longTime,
  material,
  members,
  minor,
  noTime,
  orderedList,
  part,
  partOfAnother,
  period,
  plainText,
  references,
  scale,
  shortTime,
  text,
  value,
} from "./treatment.js";

// Reasons that hold in several places, as they read after "because".
const label = editorial("it is a name only");
const mapping = editorial("it only says under which general term the entry falls");
const link = minor("people find it at another address, or find it now, or no longer find it");
const look = editorial("it changes how pages look, not what they say");
const contact = minor("people reach the company in another way");
const clearer = minor("the policy says more");
const disclaimer = minor("it limits what readers can expect, and promises nothing");
const toBeRead = "a machine cannot tell whether it says less now; somebody has to read it";
const history = editorial(
  "it records what changed before; that change is weighed where it happens",
);
const metadata = editorial("it says when and in which state the policy is published");
const roleChanged = material("the role decides who answers for the data", law.instructions);
const mustProvide = material("people must, or may have to, provide the data now");
const needNotProvide = minor("people are no longer said to have to provide the data");
const recipient = [law.newSubprocessor, law.recipients] as const;

/**
 * How every property of the source is compared, and how its changes are weighed: the one place
 * that decides it. Lists are sets, of which only policy.languages (the first is the default) and
 * page.fonts (tried in order) have an order that means something. Entries of a map have no order.
 */
export const table = fields<Model.PolicySource>({
  policy: fields<Model.PolicyMetadata>({
    id: value(material("it is another policy")),
    version: value(metadata),
    effective: value(metadata),
    status: value(metadata),
    languages: firstOf(
      minor("more people can read the policy"),
      material("those who read the policy in that language no longer can"),
      editorial("another language is the default"),
    ),
    documents: members(
      minor("the facts are told in one document more"),
      minor("a document is no longer made of the facts"),
    ),
    governingLanguage: value(
      material("the text in another language may now prevail where the languages differ"),
    ),
    updated: value(metadata),
    reviewBy: value(metadata),
  }),

  organization: fields<Model.Organization>({
    name: text(material("the name says who answers for the data; it may be another company now")),
    shortName: text(label),
    kinds: members(
      minor("the company does more than before"),
      minor("the company does less than before"),
    ),
    place: value(material("the place decides which laws and authorities protect people")),
    website: value(contact),
  }),

  jurisdictions: members(
    minor("the policy answers to the laws of one more place"),
    material("the policy no longer answers to the laws of that place"),
  ),

  audiences: entries<Model.Audience>(
    "audience",
    minor("the policy covers more people"),
    material("the policy no longer covers these people"),
    {
      name: text(minor(`the name says whom the policy covers, and ${toBeRead}`)),
      group: value(minor("other laws may protect these people")),
    },
  ),

  roles: fields<Model.Roles>({
    controller: part<Model.ControllerRole>(roleChanged, roleChanged, {
      alsoCalled: members(label, label),
    }),
    processor: part<Model.ProcessorRole>(roleChanged, roleChanged, {
      alsoCalled: members(label, label),
      actsOn: members(
        minor("it is bound by more"),
        material("it is no longer bound by this", law.instructions),
      ),
      terms: members(
        minor("it is bound to more"),
        material("it is no longer bound to this", law.instructions),
      ),
      agreement: value(link),
    }),
    joint: part<Model.JointControllers>(
      material("others decide on the data, too", law.jointControllers),
      material("others no longer answer for the data", law.jointControllers),
      {
        with: text(
          material("others may decide on the data; somebody has to read it", law.jointControllers),
        ),
        arrangement: text(
          material(`it divides the duties, and ${toBeRead}`, law.jointControllers),
          clearer,
        ),
      },
    ),
  }),

  staff: entries<Model.StaffRole>(
    "staff role",
    material("more people have special access"),
    minor("fewer people have special access"),
    {
      name: text(label),
      access: members(material("the access reaches further"), minor("the access reaches less far")),
      safeguards: references(
        "safeguards",
        minor("the access is better controlled"),
        material("a safeguard of the access is gone"),
      ),
    },
  ),

  services: entries<Model.Service>(
    "service",
    ({ data = [] }) =>
      data.length > 0
        ? material("personal data are handled for one more service", law.newPurpose)
        : minor("the policy covers one more service"),
    ({ commitments = [], keptAtMost }) =>
      commitments.length > 0 || keptAtMost !== undefined
        ? material("what was promised for the service is gone with it")
        : minor("no data are handled for the service any more"),
    {
      name: text(label),
      abbreviation: text(label),
      kind: value(minor("it is another kind of service")),
      role: value(roleChanged, clearer),
      data: references(
        "data",
        material("the service handles a further category of data", law.newCategory),
        minor("the service handles fewer categories of data"),
      ),
      purposes: references(
        "purposes",
        material("data of the service are used for a further purpose", law.newPurpose),
        minor("data of the service are used for fewer purposes"),
        {
          narrowed: minor("some purposes no longer apply to the service"),
          widened: material("all purposes apply to the service now", law.newPurpose),
        },
      ),
      retention: references(
        "retention",
        material("data of the service may be kept for another time", law.retention),
        material("data of the service are no longer kept by this rule", law.retention),
        {
          narrowed: minor("some retention rules no longer apply to the service"),
          widened: material("all retention rules apply to the service now", law.retention),
        },
      ),
      commitments: references(
        "commitments",
        minor("more is promised for the service"),
        material("it is no longer promised for the service"),
      ),
      subprocessors: references(
        "subprocessors",
        material("a further recipient gets data of the service", ...recipient),
        minor("fewer recipients get data of the service"),
        {
          narrowed: minor("only some recipients get data of the service"),
          widened: material("any recipient may get data of the service now", ...recipient),
        },
      ),
      keptAtMost: shortTime(
        material("data may be kept longer, or nobody knows how long", law.retention),
        minor("data are kept shorter, or it is known how long"),
      ),
      nature: text(material(`it says what is done with the data, and ${toBeRead}`), clearer),
    },
  ),

  data: entries<Model.DataCategory>(
    "data category",
    material("further personal data are handled", law.newCategory),
    minor("fewer personal data are handled"),
    {
      name: text(
        material(`the name says which data are handled, and ${toBeRead}`, law.newCategory),
      ),
      items: entries<string>(
        "item",
        material("further personal data are handled", law.newCategory),
        minor("fewer personal data are handled"),
        text(material(`the words say which data are handled, and ${toBeRead}`, law.newCategory)),
      ),
      dpv: value(mapping),
      subjects: references(
        "audiences",
        material("data of further people are handled"),
        minor("data of fewer people are handled"),
      ),
      sources: members(
        material("data are obtained from a further source"),
        minor("data are obtained from fewer sources"),
      ),
      sensitive: scale(
        [true, undefined, false],
        material("the data are, or may be, sensitive now", law.newCategory),
        minor("the data are no longer said to be sensitive, or said not to be"),
      ),
      ccpa: members(
        material("the data fall under a further category", law.newCategory),
        minor("the data fall under fewer categories"),
      ),
      disclosedTo: references(
        "subprocessors",
        material("a further recipient gets the data", law.recipients),
        minor("fewer recipients get the data"),
      ),
      soldTo: text(
        material("the words say who buys the data, or gets them for advertising", law.sale),
        material("the data are sold, or shared for advertising", law.sale),
        minor("the data are no longer sold, or shared for advertising"),
      ),
      retention: references(
        "retention",
        material("the data may be kept for another time", law.retention),
        material("the data are no longer kept by this rule", law.retention),
      ),
      required: part<Model.Requirement>(
        ({ by }) => (by === "choice" ? clearer : mustProvide),
        ({ by }) => (by === "choice" ? mustProvide : needNotProvide),
        {
          by: scale(
            [["law", "contract"], "choice"],
            mustProvide,
            needNotProvide,
            minor("something else requires the data"),
          ),
          consequence: text(minor(`it says what happens without the data, and ${toBeRead}`)),
        },
      ),
    },
  ),

  purposes: entries<Model.Purpose>(
    "purpose",
    material("data are used for a further purpose", law.newPurpose, law.newCategory),
    minor("data are used for fewer purposes"),
    {
      name: text(material(`the words are the purpose, and ${toBeRead}`, law.newPurpose)),
      legalBasis: value(
        material("the legal basis decides on the rights that people have", law.legalBasis),
        clearer,
      ),
      dpv: value(mapping),
      role: value(roleChanged, clearer),
      interests: text(
        material(`the interests justify the use of the data, and ${toBeRead}`, law.legalBasis),
        clearer,
      ),
    },
  ),

  retention: entries<Model.RetentionRule>(
    "retention rule",
    minor("the policy says more of how long data are kept"),
    material("the policy no longer says how long these data are kept", law.retention),
    {
      name: text(label),
      period: period(
        ["after", "criteria"],
        material("data may be kept longer, or it is less certain how long", law.retention),
        minor("data are kept shorter, or it is more certain how long"),
      ),
      after: partOfAnother,
      criteria: partOfAnother,
      atEnd: part<Model.RetentionEnd>(
        clearer,
        material("nothing is said to happen to the data in the end", law.retention),
        {
          event: value(material("the end of the data comes at another time", law.retention)),
          actions: members(
            minor("more is done in the end"),
            material("it is no longer done in the end", law.retention),
          ),
        },
      ),
    },
  ),

  subprocessors: entries<Model.Subprocessor>(
    "subprocessor",
    material("a further recipient gets personal data", ...recipient),
    minor("one recipient fewer gets personal data"),
    {
      name: text(
        material("the name says who gets the data; it may be another company now", ...recipient),
      ),
      kind: scale(
        ["category", "company"],
        material("the recipient is no longer named", ...recipient),
        minor("the recipient is named now"),
      ),
      purpose: text(
        material(`the words say why it gets the data, and ${toBeRead}`, ...recipient),
        clearer,
      ),
      country: value(material("data go to another country, or nobody knows where", law.transfers)),
      website: value(link),
      transfer: part<Model.Transfer>(
        minor("the data are better protected abroad"),
        material("what protected the data abroad is gone", law.transfers),
        {
          mechanism: value(material("something else protects the data abroad", law.transfers)),
          until: value(minor("the protection has another last day")),
          copy: value(link),
          uk: value(
            material(
              "something else protects the data of people in the United Kingdom",
              law.transfers,
            ),
            clearer,
          ),
        },
      ),
    },
  ),

  subprocessorChanges: entries<Model.SubprocessorChange>(
    "recorded change of subprocessors",
    history,
    history,
    {
      date: value(history),
      version: value(history),
      change: value(history),
      name: text(history),
      formerName: text(history),
      facts: members(history, history),
      note: text(history),
    },
  ),

  sharing: fields<Model.Sharing>({
    vetted: scale(
      [false, undefined, true],
      material("recipients are no longer said to be vetted"),
      minor("recipients are vetted"),
    ),
    obligations: members(
      minor("recipients are bound to more"),
      material("recipients are no longer bound to this"),
    ),
    authorization: scale(
      [undefined, "general", "specific"],
      material("customers have less say in who gets their data", law.newSubprocessor),
      minor("customers have more say in who gets their data"),
    ),
    changeNotice: longTime(
      material("customers have less time to object to a recipient", law.newSubprocessor),
      minor("customers have more time to object to a recipient"),
    ),
  }),

  safeguards: entries<Model.Safeguard>(
    "safeguard",
    minor("there is one more safeguard"),
    material("a safeguard is gone"),
    {
      name: text(material(`the words are the safeguard, and ${toBeRead}`)),
      kind: value(mapping),
    },
  ),

  security: fields<Model.Security>({
    kinds: members(
      minor("there is one more kind of safeguards"),
      material("a kind of safeguards is gone"),
    ),
    safeguards: references(
      "safeguards",
      minor("the policy names one more safeguard"),
      material("the policy no longer names the safeguard"),
    ),
    noGuarantee: value(disclaimer),
  }),

  rights: entries<Model.RightsGroup>(
    "group of rights",
    minor("people have more rights"),
    material("people lose these rights"),
    {
      jurisdictions: members(
        minor("people of one more place have these rights"),
        material("people of this place lose these rights"),
      ),
      laws: members(
        minor("one more law is said to grant the rights"),
        material("this law is no longer said to grant the rights"),
      ),
      grants: entries<Model.Grant>(
        "grant",
        minor("people have more rights"),
        material("people lose these rights"),
        {
          rights: members(minor("people have one more right"), material("people lose this right")),
          text: text(material(`the words say what the right is, and ${toBeRead}`), clearer),
        },
      ),
    },
  ),

  requests: fields<Model.Requests>({
    methods: members(
      minor("people can send requests in one more way"),
      material("people can no longer send requests in this way"),
    ),
    form: value(link, clearer, material("the form for requests is gone")),
    acknowledgement: shortTime(
      material("people wait longer to hear that their request has come"),
      minor("people hear earlier that their request has come"),
    ),
    responseTime: shortTime(
      material("people wait longer for an answer"),
      minor("people get an answer earlier"),
    ),
    extension: noTime(
      material("people may wait longer for an answer"),
      minor("an answer can be delayed for a shorter time, or not at all"),
    ),
    verification: text(
      material(`it says what people must do to get an answer, and ${toBeRead}`),
      clearer,
    ),
    agents: text(material(`it says how others can ask for somebody, and ${toBeRead}`), clearer),
    appeal: text(material(`it says how people can appeal, and ${toBeRead}`), clearer),
    complaint: text(material(`it says how people can complain, and ${toBeRead}`), clearer),
    free: scale(
      [false, undefined, true],
      material("requests may cost something"),
      minor("requests are free"),
    ),
  }),

  automatedDecisions: part<Model.AutomatedDecisions>(
    material("machines decide about people now", law.newPurpose),
    minor("machines no longer decide about people"),
    {
      logic: text(material(`it says how machines decide, and ${toBeRead}`), clearer),
      consequences: text(material(`it says what follows for people, and ${toBeRead}`), clearer),
    },
  ),

  incidents: fields<Model.Incidents>({
    lawsOf: members(
      minor("the laws of one more place are followed after an incident"),
      material("the laws of this place are no longer followed after an incident"),
    ),
    customers: part<Model.CustomerNotice>(
      minor("customers are told of incidents"),
      material("customers are no longer said to be told of incidents"),
      {
        of: members(
          minor("customers of more services are told of incidents"),
          material("these customers are no longer said to be told of incidents"),
        ),
        accordingTo: members(
          minor("the notice follows more obligations"),
          material("the notice no longer follows these obligations"),
        ),
      },
    ),
    notices: entries<Model.IncidentNotice>(
      "notice of incidents",
      minor("somebody more is told of incidents"),
      material("somebody is no longer told of incidents"),
      {
        to: value(material("somebody else is told of incidents")),
        jurisdiction: value(material("somebody else is told of incidents"), clearer),
        within: shortTime(
          material("people, customers or authorities are told later"),
          minor("people, customers or authorities are told earlier"),
        ),
        contents: members(
          minor("the notice says more"),
          material("the notice no longer says this"),
        ),
      },
    ),
  }),

  children: fields<Model.Children>({
    businessUse: scale(
      [false, undefined, true],
      material("the services are no longer for business use only"),
      minor("the services are for business use"),
    ),
    notDirectedUnder: highNumber(
      material("younger children may use the services", law.parentalConsent),
      minor("fewer children may use the services"),
    ),
    parentalConsent: text(
      material(`it protects children, and ${toBeRead}`, law.parentalConsent),
      minor("parents are asked for their consent"),
      material("parents are no longer said to be asked", law.parentalConsent),
    ),
    parentalRights: members(
      minor("parents have one more right"),
      material("parents lose this right"),
    ),
    operator: text(
      material(`it says who collects the data of children, and ${toBeRead}`, law.parentalConsent),
      clearer,
    ),
  }),

  cookies: entries<Model.Cookie>(
    "cookie",
    ({ essential }) =>
      essential
        ? minor("one more cookie is set, without which the website cannot work")
        : material("one more cookie is set that the website can work without", law.cookies),
    minor("one cookie fewer is set"),
    {
      name: plainText(label),
      provider: text(material("somebody else may set the cookie", law.cookies), clearer),
      purpose: text(material(`the words are the purpose, and ${toBeRead}`, law.cookies)),
      duration: shortTime(
        material("the cookie stays longer, or nobody knows how long", law.cookies),
        minor("the cookie stays shorter, or it is known how long"),
      ),
      essential: value(material("it decides whether consent is asked for", law.cookies)),
    },
  ),

  tracking: fields<Model.Tracking>({
    consent: scale(
      [undefined, "notice-only", "prior-opt-in"],
      material("people are asked less before they are tracked", law.cookies),
      minor("people are asked more before they are tracked"),
    ),
    doNotTrack: scale(
      ["ignored", undefined, "honored"],
      material("a signal against tracking counts less"),
      minor("a signal against tracking counts more"),
    ),
    optOutSignal: scale(
      ["ignored", undefined, "honored"],
      material("a signal against sale and sharing counts less"),
      minor("a signal against sale and sharing counts more"),
    ),
    thirdParties: scale(
      [true, undefined, false],
      material("others track people, or are no longer said not to", law.tracking),
      minor("others no longer track people, or are said not to"),
    ),
  }),

  sale: fields<Model.Sale>({
    sold: scale(
      [true, undefined, false],
      material("data are sold, or no longer said not to be", law.sale),
      minor("data are no longer sold, or said not to be"),
    ),
    shared: scale(
      [true, undefined, false],
      material("data are shared for advertising, or no longer said not to be", law.sale),
      minor("data are no longer shared for advertising, or said not to be"),
    ),
    targetedAdvertising: scale(
      [true, undefined, false],
      material("data serve targeted advertising, or are no longer said not to", law.newPurpose),
      minor("data no longer serve targeted advertising, or are said not to"),
    ),
    optOut: value(link, clearer, material("the way to opt out is gone", law.sale)),
    underSixteen: scale(
      [true, undefined, false],
      material("data of people under 16 are sold or shared, or no longer said not to be", law.sale),
      minor("data of people under 16 are no longer sold or shared, or said not to be"),
    ),
    purpose: text(
      material(`the words say what data are sold or shared for, and ${toBeRead}`, law.newPurpose),
      clearer,
    ),
    sensitiveUse: scale(
      ["beyond-service", undefined, "service-only"],
      material("sensitive data may serve further ends", law.newCategory),
      minor("sensitive data serve fewer ends"),
    ),
  }),

  links: fields<Model.Links>({ thirdParty: value(disclaimer) }),

  commitments: entries<Model.Commitment>(
    "commitment",
    minor("more is promised"),
    material("a promise is gone"),
    { text: text(material(`the words are the promise, and ${toBeRead}`)) },
  ),

  updates: fields<Model.Updates>({
    mayChange: value(disclaimer),
    continuedUse: scale(
      [true, undefined, false],
      material("who goes on using the services counts as having accepted a change"),
      minor("who goes on using the services no longer counts as having accepted a change"),
    ),
    notice: members(
      minor("people learn of a change in one more way"),
      material("people no longer learn of a change in this way"),
    ),
    noticePeriod: longTime(
      material("people learn later of a change"),
      minor("people learn earlier of a change"),
    ),
  }),

  contacts: entries<Model.Contact>("contact", contact, contact, {
    name: text(contact),
    email: value(contact),
    phone: value(contact),
    address: text(contact),
    website: value(contact),
    role: value(contact),
  }),

  introductions: keyed<Model.Introduction>(
    "introduction",
    minor("own words may promise something; somebody has to read them"),
    minor("own words may have promised something; somebody has to read them"),
    { text: text(minor(`own words may promise something, and ${toBeRead}`)) },
  ),

  absent: keyed<Model.Absence>(
    "declared absence",
    minor("it is said that there is no such thing"),
    material("it is no longer said that there is no such thing"),
    { reason: text(minor(`it says why there is no such thing, and ${toBeRead}`)) },
  ),

  page: fields<Model.Page>({
    size: value(look),
    accent: value(look),
    hyphenation: value(look),
    logo: part<Model.Logo>(look, look, { file: value(look), alt: text(look) }),
    fonts: orderedList(look),
  }),

  schemaVersion: internal,
  gates: internal,
  lint: internal,
  waivers: internal,
});
