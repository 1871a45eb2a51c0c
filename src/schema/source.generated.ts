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
 * An identifier of the W3C Data Privacy Vocabulary.
 */
export type Dpv = string
/**
 * A length of time, ISO 8601 duration.
 */
export type Duration = string
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
policy?: PolicyMetadata
organization?: Organization
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
incidents?: Incidents
children?: Children
/**
 * The cookies and similar technologies of the website. Leave it out where none is declared.
 */
cookies?: {
[k: string]: Cookie
}
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
page?: Page
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
}
/**
 * In which roles the organization handles personal data.
 */
export interface Roles {
controller?: ControllerRole
processor?: ProcessorRole
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
rights: ("access" | "correction" | "deletion" | "portability" | "restriction" | "objection" | "withdraw-consent" | "complaint" | "opt-out-of-sale" | "non-discrimination")[]
text?: Text
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
