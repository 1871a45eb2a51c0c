/* Generated from schemas/source.schema.json by `npm run generate`; do not edit. */

/**
 * A stable name that other entries refer to.
 */
export type Id = string
/**
 * A calendar date, ISO 8601.
 */
export type Date = string
/**
 * A BCP 47 language tag.
 */
export type Language = string
/**
 * Text in the policy's first language, or a map of texts by language. It is shown as written: no markup.
 */
export type Text = (string | {
[k: string]: PlainText
})
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
 * The id of a safeguard.
 */
export type SafeguardRef = string
/**
 * The id of a data category.
 */
export type DataRef = string
/**
 * The id of a purpose.
 */
export type PurposeRef = string
/**
 * The id of a retention rule.
 */
export type RetentionRef = string
/**
 * The id of a commitment.
 */
export type CommitmentRef = string
/**
 * The id of a subprocessor.
 */
export type SubprocessorRef = string
/**
 * A length of time, ISO 8601 duration.
 */
export type Duration = string
/**
 * An identifier of the W3C Data Privacy Vocabulary.
 */
export type Dpv = string
/**
 * The id of an audience.
 */
export type AudienceRef = string
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
 * The facts of a privacy program, from which policyc compiles documents. A file holds any of these sections; policyc joins all files of the folder.
 */
export interface PolicySource {
/**
 * The version of this format that the source is written for; any that policyc reads, where nothing is said.
 */
schemaVersion?: string
policy?: PolicyMetadata
organization?: Organization
/**
 * The places whose laws the policy answers to: where the people are whose data are handled. Left out, they are inferred from the organization, the rights and the incidents.
 * 
 * @minItems 1
 */
jurisdictions?: Jurisdiction[]
/**
 * Whom the policy is for.
 */
audiences?: {
[k: string]: Audience
}
roles?: Roles
/**
 * People of the organization who hold special access to customers' systems or data.
 */
staff?: {
[k: string]: StaffRole
}
/**
 * What the organization provides, and the personal data that each service handles.
 */
services?: {
[k: string]: Service
}
/**
 * The categories of personal data, with their items.
 */
data?: {
[k: string]: DataCategory
}
/**
 * What personal data are used for.
 */
purposes?: {
[k: string]: Purpose
}
/**
 * How long personal data are kept: periods or criteria, and what happens then.
 */
retention?: {
[k: string]: RetentionRule
}
/**
 * Others who receive personal data to help provide the services.
 */
subprocessors?: {
[k: string]: Subprocessor
}
/**
 * How the list of subprocessors has changed over time: what customers with a contract are told. policyc release adds to it.
 */
subprocessorChanges?: {
[k: string]: SubprocessorChange
}
sharing?: Sharing
/**
 * Measures that protect personal data; referred to by staff roles and by security.
 */
safeguards?: {
[k: string]: Safeguard
}
security?: Security
/**
 * The rights of data subjects, grouped by jurisdiction.
 */
rights?: {
[k: string]: RightsGroup
}
requests?: Requests
automatedDecisions?: AutomatedDecisions
incidents?: Incidents
children?: Children
/**
 * The cookies and similar technologies of the website. Leave it out where none is declared.
 */
cookies?: {
[k: string]: Cookie
}
tracking?: Tracking
sale?: Sale
links?: Links
/**
 * Promises in the organization's own words. One that no service makes is a promise of the whole organization.
 */
commitments?: {
[k: string]: Commitment
}
updates?: Updates
/**
 * How to reach the organization.
 */
contacts?: {
[k: string]: Contact
}
/**
 * Own words at the beginning of a section of the document.
 */
introductions?: {
[k: string]: Introduction
}
/**
 * Facts that are declared absent, with the reason: silence is not a no.
 */
absent?: {
[k: string]: Absence
}
page?: Page
gates?: Gates
lint?: LintSettings
/**
 * Findings that somebody has decided to live with, until a day.
 */
waivers?: {
[k: string]: Waiver
}
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
name: Text
shortName?: Text
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
name: Text
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
with: Text
arrangement?: Text
}
/**
 * A group of staff with special access.
 */
export interface StaffRole {
name: Text
/**
 * The kinds of access that the group holds.
 * 
 * @minItems 1
 */
access: ("privileged" | "administrative")[]
/**
 * The measures that control this access.
 * 
 * @minItems 1
 */
safeguards?: SafeguardRef[]
}
/**
 * Something that the organization provides, with the role it acts in and the data it handles.
 */
export interface Service {
name: Text
abbreviation?: Text
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
 * 
 * @minItems 1
 */
data?: DataRef[]
/**
 * The purposes; leave it out where the purposes of the policy apply to all services alike.
 * 
 * @minItems 1
 */
purposes?: PurposeRef[]
/**
 * The retention rules; leave it out where the same rules apply to all services.
 * 
 * @minItems 1
 */
retention?: RetentionRef[]
/**
 * Promises that belong to this service.
 * 
 * @minItems 1
 */
commitments?: CommitmentRef[]
/**
 * The subprocessors that help provide this service; leave it out where any of them may.
 * 
 * @minItems 1
 */
subprocessors?: SubprocessorRef[]
keptAtMost?: Duration
nature?: Text
}
/**
 * A category of personal data.
 */
export interface DataCategory {
name: Text
/**
 * What belongs to the category, each as it reads within a list.
 */
items?: {
[k: string]: Text
}
dpv?: Dpv
/**
 * Whose data they are.
 * 
 * @minItems 1
 */
subjects?: AudienceRef[]
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
 * 
 * @minItems 1
 */
disclosedTo?: SubprocessorRef[]
soldTo?: Text
/**
 * The retention rules of this category.
 * 
 * @minItems 1
 */
retention?: RetentionRef[]
required?: Requirement
}
/**
 * Whether people must provide the data.
 */
export interface Requirement {
/**
 * What requires the data; choice, where nothing does.
 */
by: ("law" | "contract" | "choice")
consequence?: Text
}
/**
 * Something that personal data are used for.
 */
export interface Purpose {
name: Text
/**
 * The legal basis, GDPR Art. 6(1).
 */
legalBasis?: ("consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interests")
dpv?: Dpv
/**
 * Whose purpose it is: the organization's own (controller) or its customer's (processor).
 */
role?: ("controller" | "processor")
interests?: Text
}
/**
 * How long data are kept: a period with the event from which it runs, or the criteria that decide.
 */
export interface RetentionRule {
name?: Text
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
name: Text
/**
 * Whether this names one company or a category.
 */
kind: ("category" | "company")
purpose?: Text
country?: Country
website?: Website
transfer?: Transfer
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
date: Date
/**
 * The version of the policy that came with it.
 */
version?: string
/**
 * What happened.
 */
change: ("added" | "removed" | "changed")
name: Text
formerName?: Text
/**
 * What changed of it, where that is known.
 * 
 * @minItems 1
 */
facts?: ("kind" | "purpose" | "country" | "transfer" | "services")[]
note?: Text
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
name: Text
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
 * 
 * @minItems 1
 */
safeguards?: SafeguardRef[]
/**
 * Whether the policy says that no system is entirely secure.
 */
noGuarantee?: boolean
}
/**
 * The rights that data subjects of some jurisdictions have.
 */
export interface RightsGroup {
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
text?: Text
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
verification?: Text
agents?: Text
appeal?: Text
complaint?: Text
/**
 * Whether requests are free of charge.
 */
free?: boolean
}
/**
 * Decisions with legal or similar effects that are made by machines alone.
 */
export interface AutomatedDecisions {
logic?: Text
consequences?: Text
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
parentalConsent?: Text
/**
 * What a parent can ask for.
 * 
 * @minItems 1
 */
parentalRights?: ("review" | "deletion" | "refusal")[]
operator?: Text
}
/**
 * A cookie or similar technology.
 */
export interface Cookie {
name: PlainText
provider?: Text
purpose: Text
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
purpose?: Text
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
text: Text
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
name?: Text
email?: Email
phone?: Phone
address?: Text
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
text: Text
}
/**
 * The declaration that there is no such thing.
 */
export interface Absence {
reason: Text
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
alt: Text
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
/**
 * Answers to the questions on which the reach of a law depends; no document shows them.
 */
export interface Gates {
ccpa?: CcpaGate
usStates?: StatesGate
}
/**
 * California Civil Code § 1798.140(d)(1): one yes to the first three is enough.
 */
export interface CcpaGate {
/**
 * Whether the gross revenue of the last year was above the threshold of subdivision (A): 26,625,000 US dollars since 2025, adjusted every other January.
 */
revenue?: boolean
/**
 * Whether personal information of 100,000 or more consumers or households is bought, sold or shared a year (B).
 */
consumers?: boolean
/**
 * Whether half of the revenue or more comes from selling or sharing personal information (C).
 */
saleRevenue?: boolean
/**
 * Whether the business operates online only and deals with its consumers directly, so that an email address is enough for requests, § 1798.130(a)(1)(A).
 */
onlineOnly?: boolean
}
/**
 * The thresholds of comprehensive state laws: one yes for one state is enough.
 */
export interface StatesGate {
/**
 * Whether personal data of as many consumers of a state are processed a year as its law asks: 100,000 in most states, 35,000 or fewer in some; Texas and Nebraska count none, and exempt small businesses.
 */
consumers?: boolean
/**
 * Whether personal data of fewer consumers are processed, but revenue comes from their sale as the law of a state asks: 25,000 consumers in most states, 10,000 in some.
 */
saleOfData?: boolean
}
/**
 * How findings are judged; no document shows it.
 */
export interface LintSettings {
/**
 * The severity of a rule (gdpr/art-12-response-time) or of all rules of a pack (gdpr).
 */
severity?: {
[k: string]: "error" | "warning" | "advice"
}
/**
 * The school grade above which a text counts as hard to read, by Flesch-Kincaid in English and by the scale of Fernández Huerta in Spanish; 16 where nothing is said.
 */
readingGrade?: number
}
/**
 * A finding that somebody has decided to live with.
 */
export interface Waiver {
rule: PlainText
place: PlainText
reason: PlainText
decidedBy: PlainText
until: Date
}
