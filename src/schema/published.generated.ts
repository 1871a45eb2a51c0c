/* Generated from schemas/published.schema.json by `npm run generate`; do not edit. */

/**
 * A BCP 47 language tag.
 */
export type Language = string
/**
 * A stable name that other entries refer to.
 */
export type Id = string
/**
 * A SHA-256 digest in hexadecimal.
 */
export type Sha256 = string
/**
 * A calendar date, ISO 8601.
 */
export type Date = string
/**
 * Text as it is shown: no markup.
 */
export type PlainText = string
/**
 * A kind of business.
 */
export type OrganizationKind = ("managed-service-provider" | "saas-provider" | "cloud-provider" | "consultancy" | "software-vendor" | "telecommunications-provider" | "retailer")
/**
 * Where a law holds: EU, EEA, an ISO 3166-1 country or a US state (ISO 3166-2).
 */
export type Jurisdiction = ("EU" | "EEA" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW" | "US-AL" | "US-AK" | "US-AZ" | "US-AR" | "US-CA" | "US-CO" | "US-CT" | "US-DE" | "US-DC" | "US-FL" | "US-GA" | "US-HI" | "US-ID" | "US-IL" | "US-IN" | "US-IA" | "US-KS" | "US-KY" | "US-LA" | "US-ME" | "US-MD" | "US-MA" | "US-MI" | "US-MN" | "US-MS" | "US-MO" | "US-MT" | "US-NE" | "US-NV" | "US-NH" | "US-NJ" | "US-NM" | "US-NY" | "US-NC" | "US-ND" | "US-OH" | "US-OK" | "US-OR" | "US-PA" | "US-RI" | "US-SC" | "US-SD" | "US-TN" | "US-TX" | "US-UT" | "US-VT" | "US-VA" | "US-WA" | "US-WV" | "US-WI" | "US-WY")
/**
 * The address of a website.
 */
export type Website = string
/**
 * A length of time, ISO 8601 duration.
 */
export type Duration = string
/**
 * An identifier of the W3C Data Privacy Vocabulary.
 */
export type Dpv = string
/**
 * An ISO 3166-1 country code.
 */
export type Country = ("AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW")
/**
 * An e-mail address.
 */
export type Email = string
/**
 * A phone number in international form; it is shown as written.
 */
export type Phone = string

/**
 * A compiled policy in one language: its metadata, every entity with its references resolved, and the text of every section.
 */
export interface PublishedPolicy {
/**
 * The schema that this file follows.
 */
$schema: "urn:policyc:schema:published:1.0.0"
document: DocumentInfo
source: SourceInfo
policy: PolicyMetadata
organization: Organization
/**
 * The places whose laws the policy answers to: where the people are whose data are handled. Left out, they are inferred from the organization, the rights and the incidents.
 * 
 * @minItems 0
 */
jurisdictions: Jurisdiction[]
/**
 * Whom the policy is for.
 */
audiences: Audience[]
roles: Roles
/**
 * People of the organization who hold special access to customers' systems or data.
 */
staff: StaffRole[]
/**
 * What the organization provides, and the personal data that each service handles.
 */
services: Service[]
/**
 * The categories of personal data, with their items.
 */
data: DataCategory[]
/**
 * What personal data are used for.
 */
purposes: Purpose[]
/**
 * How long personal data are kept: periods or criteria, and what happens then.
 */
retention: RetentionRule[]
/**
 * Others who receive personal data to help provide the services.
 */
subprocessors: Subprocessor[]
/**
 * How the list of subprocessors has changed over time: what customers with a contract are told. policyc release adds to it.
 */
subprocessorChanges: SubprocessorChange[]
sharing: Sharing
/**
 * Measures that protect personal data; referred to by staff roles and by security.
 */
safeguards: Safeguard[]
security: Security
/**
 * The rights of data subjects, grouped by jurisdiction.
 */
rights: RightsGroup[]
requests: Requests
automatedDecisions: AutomatedDecisions
incidents: Incidents
children: Children
/**
 * The cookies and similar technologies of the website. Leave it out where none is declared.
 */
cookies: Cookie[]
tracking: Tracking
sale: Sale
links: Links
/**
 * Promises in the organization's own words. One that no service makes is a promise of the whole organization.
 */
commitments: Commitment[]
updates: Updates
/**
 * How to reach the organization.
 */
contacts: Contact[]
/**
 * Own words at the beginning of a section of the document.
 */
introductions: Introduction[]
/**
 * Facts that are declared absent, with the reason: silence is not a no.
 */
absent: Absence[]
page: Page
/**
 * The sections of the document, in order.
 */
sections: Section[]
customer?: Customer
}
/**
 * Which document this is.
 */
export interface DocumentInfo {
/**
 * The kind of document.
 */
kind: string
language: Language
/**
 * The title.
 */
title: string
/**
 * The kinds of the documents that a pack holds, in order.
 */
parts?: Id[]
}
/**
 * The source that the document was compiled from, by digest.
 */
export interface SourceInfo {
sha256: Sha256
/**
 * The files of the source, sorted by path.
 */
files: SourceFileInfo[]
}
export interface SourceFileInfo {
/**
 * The path within the policy folder.
 */
path: string
sha256: Sha256
}
/**
 * What the policy is: its identity, version and languages.
 */
export interface PolicyMetadata {
id: Id
/**
 * The version of the policy, semantic versioning.
 */
version: string
effective: Date
/**
 * Where the version stands in its life.
 */
status: ("draft" | "in-force" | "superseded")
/**
 * The languages of the documents; the first one is the default language of texts.
 * 
 * @minItems 1
 */
languages: Language[]
/**
 * The kinds of documents that the policy is compiled to; all kinds of which it has something to say, where nothing is said.
 * 
 * @minItems 1
 */
documents?: Id[]
governingLanguage?: Language
updated?: Date
reviewBy?: Date
}
/**
 * Who publishes the policy.
 */
export interface Organization {
name: PlainText
shortName?: PlainText
/**
 * What the organization does.
 * 
 * @minItems 1
 */
kinds?: OrganizationKind[]
place?: Jurisdiction
website?: Website
}
/**
 * A group of people to whom the policy applies.
 */
export interface Audience {
id: Id
name: PlainText
/**
 * What kind of people they are; a law may apply to one of them only.
 */
group?: ("visitors" | "customers" | "users" | "employees" | "applicants" | "children")
}
/**
 * In which roles the organization handles personal data.
 */
export interface Roles {
controller?: ControllerRole
processor?: ProcessorRole
joint?: JointControllers
}
/**
 * The organization decides on purposes and means itself.
 */
export interface ControllerRole {
/**
 * Names of the role under other laws (CCPA: business).
 * 
 * @minItems 1
 */
alsoCalled?: ("business")[]
}
/**
 * The organization handles data for a customer, who is the controller.
 */
export interface ProcessorRole {
/**
 * Names of the role under other laws (CCPA: service provider).
 * 
 * @minItems 1
 */
alsoCalled?: ("service-provider")[]
/**
 * What the organization acts on for the customer.
 * 
 * @minItems 1
 */
actsOn?: ("documented-instructions" | "contract")[]
/**
 * What the contract with the customer binds the organization to (GDPR Art. 28(3)).
 * 
 * @minItems 1
 */
terms?: ("instructions" | "confidentiality" | "security" | "subprocessors" | "assistance-with-requests" | "assistance-with-security" | "deletion-or-return" | "audit")[]
agreement?: Website
}
/**
 * Others with whom the organization decides on purposes and means.
 */
export interface JointControllers {
with: PlainText
arrangement?: PlainText
}
/**
 * A group of staff with special access.
 */
export interface StaffRole {
id: Id
name: PlainText
/**
 * The kinds of access that the group holds.
 * 
 * @minItems 1
 */
access: ("privileged" | "administrative")[]
/**
 * The measures that control this access.
 */
safeguards: Reference[]
}
/**
 * An entry, as another one refers to it.
 */
export interface Reference {
id: Id
name?: PlainText
}
/**
 * Something that the organization provides, with the role it acts in and the data it handles.
 */
export interface Service {
id: Id
name: PlainText
abbreviation?: PlainText
/**
 * What kind of service it is.
 */
kind: ("managed-service" | "saas" | "website" | "other")
/**
 * In which role the organization handles the data.
 */
role?: ("controller" | "processor")
/**
 * The categories of personal data that the service handles.
 */
data: Reference[]
/**
 * The purposes; leave it out where the purposes of the policy apply to all services alike.
 */
purposes: Reference[]
/**
 * The retention rules; leave it out where the same rules apply to all services.
 */
retention: Reference[]
/**
 * Promises that belong to this service.
 */
commitments: Reference[]
/**
 * The subprocessors that help provide this service; leave it out where any of them may.
 */
subprocessors: Reference[]
keptAtMost?: Duration
nature?: PlainText
}
/**
 * A category of personal data.
 */
export interface DataCategory {
id: Id
name: PlainText
/**
 * What belongs to the category, each as it reads within a list.
 */
items?: {
[k: string]: PlainText
}
dpv?: Dpv
/**
 * Whose data they are.
 */
subjects: Reference[]
/**
 * Where the data come from.
 * 
 * @minItems 1
 */
sources?: ("data-subject" | "device" | "customer" | "third-party" | "public-source")[]
/**
 * Whether they are special categories (GDPR Art. 9) or sensitive personal information (CCPA).
 */
sensitive?: boolean
/**
 * The categories of California Civil Code § 1798.140(v)(1) that they fall under.
 * 
 * @minItems 1
 */
ccpa?: ("identifiers" | "customer-records" | "protected-characteristics" | "commercial" | "biometric" | "internet-activity" | "geolocation" | "sensory" | "professional" | "education" | "inferences" | "sensitive")[]
/**
 * Who received them for a business purpose in the last 12 months.
 */
disclosedTo: Reference[]
soldTo?: PlainText
/**
 * The retention rules of this category.
 */
retention: Reference[]
required?: Requirement
/**
 * The services that handle this category.
 */
services: Reference[]
}
/**
 * Whether people must provide the data.
 */
export interface Requirement {
/**
 * What requires the data; choice, where nothing does.
 */
by: ("law" | "contract" | "choice")
consequence?: PlainText
}
/**
 * Something that personal data are used for.
 */
export interface Purpose {
id: Id
name: PlainText
/**
 * The legal basis, GDPR Art. 6(1).
 */
legalBasis?: ("consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests")
dpv?: Dpv
/**
 * Whose purpose it is: the organization's own (controller) or its customer's (processor).
 */
role?: ("controller" | "processor")
interests?: PlainText
}
/**
 * How long data are kept: a period with the event from which it runs, or the criteria that decide.
 */
export interface RetentionRule {
id: Id
name?: PlainText
period?: Duration
/**
 * The event from which the period runs.
 */
after?: ("collection" | "contract-end" | "account-closure" | "last-activity" | "ticket-closure")
/**
 * What decides on the period where there is no fixed one.
 * 
 * @minItems 1
 */
criteria?: ("service-type" | "customer-instructions" | "contractual-obligations" | "legal-requirements")[]
atEnd?: RetentionEnd
}
/**
 * What happens to the data in the end.
 */
export interface RetentionEnd {
/**
 * When it happens.
 */
event: ("termination" | "period-end")
/**
 * What is done.
 * 
 * @minItems 1
 */
actions: ("deleted" | "returned" | "anonymized")[]
}
/**
 * A company, or a category of companies, that receives personal data.
 */
export interface Subprocessor {
id: Id
name: PlainText
/**
 * Whether this names one company or a category.
 */
kind: ("category" | "company")
purpose?: PlainText
country?: Country
website?: Website
transfer?: Transfer
/**
 * The services that name this subprocessor.
 */
services: Reference[]
}
/**
 * What protects personal data that go to another country.
 */
export interface Transfer {
/**
 * The safeguard (GDPR Art. 45 to 49).
 */
mechanism: ("adequacy" | "data-privacy-framework" | "standard-contractual-clauses" | "binding-corporate-rules" | "uk-addendum" | "derogation")
until?: Date
copy?: Website
/**
 * The safeguard for data from the United Kingdom, where it is not the same.
 */
uk?: ("adequacy" | "data-privacy-framework" | "binding-corporate-rules" | "uk-addendum" | "derogation")
}
/**
 * A change of the list of subprocessors.
 */
export interface SubprocessorChange {
id: Id
date: Date
/**
 * The version of the policy that came with it.
 */
version?: string
/**
 * What happened.
 */
change: ("added" | "removed" | "changed")
name: PlainText
formerName?: PlainText
/**
 * What changed of it, where that is known.
 * 
 * @minItems 1
 */
facts?: ("kind" | "purpose" | "country" | "transfer" | "services")[]
note?: PlainText
}
/**
 * On what terms subprocessors receive personal data.
 */
export interface Sharing {
/**
 * Whether subprocessors are vetted before they receive data.
 */
vetted?: boolean
/**
 * The obligations by which subprocessors are bound.
 * 
 * @minItems 1
 */
obligations?: ("confidentiality" | "data-protection" | "security")[]
/**
 * How customers authorize subprocessors (GDPR Art. 28(2)).
 */
authorization?: ("general" | "specific")
changeNotice?: Duration
}
/**
 * A technical, administrative or physical measure.
 */
export interface Safeguard {
id: Id
name: PlainText
/**
 * What kind of measure it is.
 */
kind?: ("administrative" | "technical" | "physical")
}
/**
 * How personal data are protected in general.
 */
export interface Security {
/**
 * The kinds of measures in place.
 * 
 * @minItems 1
 */
kinds?: ("administrative" | "technical" | "physical")[]
/**
 * The measures to name.
 */
safeguards?: Reference[]
/**
 * Whether the policy says that no system is entirely secure.
 */
noGuarantee?: boolean
}
/**
 * The rights that data subjects of some jurisdictions have.
 */
export interface RightsGroup {
id: Id
/**
 * Where the data subjects live.
 * 
 * @minItems 1
 */
jurisdictions: Jurisdiction[]
/**
 * The laws that grant the rights.
 * 
 * @minItems 1
 */
laws?: ("GDPR" | "UK-GDPR" | "CCPA")[]
/**
 * The rights, each under an id.
 */
grants: {
[k: string]: Grant
}
}
/**
 * One right, or several that are named together.
 */
export interface Grant {
/**
 * Which rights these are.
 * 
 * @minItems 1
 */
rights: ("access" | "correction" | "deletion" | "portability" | "restriction" | "objection" | "withdraw-consent" | "complaint" | "opt-out-of-sale" | "non-discrimination" | "limit-use-of-sensitive-data" | "opt-out-of-targeted-advertising" | "opt-out-of-profiling" | "human-review")[]
text?: PlainText
}
/**
 * How people exercise their rights, and what happens then.
 */
export interface Requests {
/**
 * The ways to send a request.
 * 
 * @minItems 1
 */
methods?: ("email" | "phone" | "toll-free-phone" | "web-form" | "mail" | "account-settings" | "in-person")[]
form?: Website
acknowledgement?: Duration
responseTime?: Duration
extension?: Duration
verification?: PlainText
agents?: PlainText
appeal?: PlainText
complaint?: PlainText
/**
 * Whether requests are free of charge.
 */
free?: boolean
}
/**
 * Decisions with legal or similar effects that are made by machines alone.
 */
export interface AutomatedDecisions {
logic?: PlainText
consequences?: PlainText
}
/**
 * Who is told after a confirmed security incident.
 */
export interface Incidents {
/**
 * The jurisdictions whose breach notification laws are followed.
 * 
 * @minItems 1
 */
lawsOf?: Jurisdiction[]
customers?: CustomerNotice
/**
 * Who is told within which time, and what.
 */
notices?: {
[k: string]: IncidentNotice
}
}
/**
 * How customers are told.
 */
export interface CustomerNotice {
/**
 * The customers of which kinds of services.
 * 
 * @minItems 1
 */
of: ("managed-service" | "saas")[]
/**
 * What the notice follows.
 * 
 * @minItems 1
 */
accordingTo: ("contract" | "regulation")[]
}
/**
 * A notice that is given after a personal data breach.
 */
export interface IncidentNotice {
/**
 * Who is told.
 */
to: ("authority" | "data-subjects" | "customers")
jurisdiction?: Jurisdiction
within?: Duration
/**
 * What the notice says.
 * 
 * @minItems 1
 */
contents?: ("nature" | "data" | "consequences" | "measures" | "contact" | "toll-free-number" | "website")[]
}
/**
 * How the services relate to children.
 */
export interface Children {
/**
 * Whether the services are intended for business use.
 */
businessUse?: boolean
/**
 * The services are not directed to children below this age, in years.
 */
notDirectedUnder?: number
parentalConsent?: PlainText
/**
 * What a parent can ask for.
 * 
 * @minItems 1
 */
parentalRights?: ("review" | "deletion" | "refusal")[]
operator?: PlainText
}
/**
 * A cookie or similar technology.
 */
export interface Cookie {
id: Id
name: PlainText
provider?: PlainText
purpose: PlainText
duration?: Duration
/**
 * Whether the website cannot work without it.
 */
essential: boolean
}
/**
 * How the website treats tracking and the signals against it.
 */
export interface Tracking {
/**
 * What happens before a cookie that is not essential is set.
 */
consent?: ("prior-opt-in" | "notice-only")
/**
 * What is done on a browser's Do Not Track signal.
 */
doNotTrack?: ("honored" | "ignored")
/**
 * What is done on an opt-out preference signal such as Global Privacy Control.
 */
optOutSignal?: ("honored" | "ignored")
/**
 * Whether others collect data about a person's activity over time and across websites.
 */
thirdParties?: boolean
}
/**
 * Whether personal data are sold, shared or used for advertising.
 */
export interface Sale {
/**
 * Whether personal data are sold, or were in the last 12 months.
 */
sold?: boolean
/**
 * Whether personal data are shared for cross-context behavioral advertising, or were in the last 12 months.
 */
shared?: boolean
/**
 * Whether personal data are processed for targeted advertising.
 */
targetedAdvertising?: boolean
purpose?: PlainText
optOut?: Website
/**
 * Whether it is known that data of people under 16 are sold or shared.
 */
underSixteen?: boolean
/**
 * Whether sensitive data serve the service that was asked for only, or further ends (CCPA).
 */
sensitiveUse?: ("service-only" | "beyond-service")
}
/**
 * Links to other websites.
 */
export interface Links {
/**
 * Whether the website or services link to websites of others, for whose privacy practices the organization is not responsible.
 */
thirdParty?: boolean
}
/**
 * A promise in the organization's own words.
 */
export interface Commitment {
id: Id
text: PlainText
/**
 * The services that make this promise.
 */
services: Reference[]
}
/**
 * How the policy changes.
 */
export interface Updates {
/**
 * Whether the policy says that it is updated from time to time.
 */
mayChange?: boolean
/**
 * Whether continued use after an update counts as acceptance.
 */
continuedUse?: boolean
/**
 * How people learn of a change.
 * 
 * @minItems 1
 */
notice?: ("email" | "website" | "account")[]
noticePeriod?: Duration
}
/**
 * One way to reach the organization.
 */
export interface Contact {
id: Id
name?: PlainText
email?: Email
phone?: Phone
address?: PlainText
website?: Website
/**
 * What the contact is for.
 */
role?: ("privacy" | "data-protection-officer" | "eu-representative" | "uk-representative")
}
/**
 * Own words at the beginning of a section.
 */
export interface Introduction {
id: Id
text: PlainText
}
/**
 * The declaration that there is no such thing.
 */
export interface Absence {
id: Id
reason: PlainText
}
/**
 * How the pages of the PDF look.
 */
export interface Page {
/**
 * The paper: US Letter (where nothing is said) or A4.
 */
size?: ("letter" | "a4")
/**
 * The colour of headings, links and rules, in sRGB. It must be dark enough to read.
 */
accent?: string
/**
 * Whether words may be hyphenated at the end of a line; they are not where nothing is said.
 */
hyphenation?: boolean
logo?: Logo
/**
 * Further fonts, tried in this order for characters that the fonts of the design lack.
 * 
 * @minItems 1
 */
fonts?: Font[]
}
/**
 * A drawing or picture, with the words that stand for it.
 */
export interface Logo {
/**
 * The SVG or PNG file, by its path in the policy folder.
 */
file: string
alt: PlainText
}
/**
 * A font file that PDFs may embed.
 */
export interface Font {
/**
 * The TrueType file, by its path in the policy folder.
 */
file: string
language?: Language
}
export interface Section {
id: Id
part?: Id
/**
 * The title, without its number.
 */
title: string
/**
 * The text below the title: a line for each paragraph, list item and table row, cells parted by tabs.
 */
text: string
/**
 * The requirements that the section answers: ids of the rules of policyc.
 */
answers: string[]
}
/**
 * The customer that the document is made for, where it is made for one.
 */
export interface Customer {
id: Id
name: PlainText
address?: PlainText
place?: Jurisdiction
contract?: Contract
/**
 * Whom to turn to at the customer.
 */
contacts: CustomerContact[]
/**
 * The subprocessors that the customer has objected to.
 */
objections: Reference[]
}
/**
 * The contract with a customer.
 */
export interface Contract {
reference?: PlainText
date?: Date
/**
 * The documents that govern, in their order of precedence.
 * 
 * @minItems 1
 */
documents?: PlainText[]
}
/**
 * Whom to turn to at a customer.
 */
export interface CustomerContact {
id: Id
/**
 * What the contact is for.
 */
role?: ("incidents" | "privacy" | "contract" | "data-protection-officer")
name?: PlainText
email?: Email
phone?: Phone
}
