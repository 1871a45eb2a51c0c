/* Generated from schemas/customer.schema.json by `npm run generate`; do not edit. */

/**
 * A stable name that other entries refer to.
 */
export type Id = string
/**
 * Text as it is shown: no markup.
 */
export type PlainText = string
/**
 * Where a law holds: EU, EEA, an ISO 3166-1 country or a US state (ISO 3166-2).
 */
export type Jurisdiction = ("EU" | "EEA" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW" | "US-AL" | "US-AK" | "US-AZ" | "US-AR" | "US-CA" | "US-CO" | "US-CT" | "US-DE" | "US-DC" | "US-FL" | "US-GA" | "US-HI" | "US-ID" | "US-IL" | "US-IN" | "US-IA" | "US-KS" | "US-KY" | "US-LA" | "US-ME" | "US-MD" | "US-MA" | "US-MI" | "US-MN" | "US-MS" | "US-MO" | "US-MT" | "US-NE" | "US-NV" | "US-NH" | "US-NJ" | "US-NM" | "US-NY" | "US-NC" | "US-ND" | "US-OH" | "US-OK" | "US-OR" | "US-PA" | "US-RI" | "US-SC" | "US-SD" | "US-TN" | "US-TX" | "US-UT" | "US-VT" | "US-VA" | "US-WA" | "US-WV" | "US-WI" | "US-WY")
/**
 * The id of a service.
 */
export type ServiceRef = string
/**
 * A BCP 47 language tag.
 */
export type Language = string
/**
 * A calendar date, ISO 8601.
 */
export type Date = string
/**
 * The name of a document kind.
 */
export type DocumentKind = string
/**
 * A length of time, ISO 8601 duration.
 */
export type Duration = string
/**
 * The id of a subprocessor.
 */
export type SubprocessorRef = string
/**
 * An e-mail address.
 */
export type Email = string
/**
 * A phone number in international form; it is shown as written.
 */
export type Phone = string

/**
 * A customer: which services it has, and what its contract tightens. It selects from the policy, and loosens nothing of it.
 */
export interface CustomerSource {
id?: Id
name: PlainText
address?: PlainText
place?: Jurisdiction
/**
 * The services that the customer has.
 * 
 * @minItems 1
 */
services: ServiceRef[]
language?: Language
/**
 * The places whose laws matter to this customer, of those that the policy answers to; all of them where nothing is said.
 * 
 * @minItems 1
 */
jurisdictions?: Jurisdiction[]
contract?: Contract
/**
 * The document kinds that it is given; all that are meant for customers where nothing is said.
 * 
 * @minItems 1
 */
documents?: DocumentKind[]
/**
 * Periods that the customer has had shortened, by the id of the retention rule of the policy.
 */
retention?: {
[k: string]: ShorterRetention
}
/**
 * The subprocessors that the customer has objected to, and that are not used for it.
 * 
 * @minItems 1
 */
objections?: SubprocessorRef[]
/**
 * Whom to turn to at the customer.
 */
contacts?: {
[k: string]: CustomerContact
}
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
 * A period shorter than the one of the policy.
 */
export interface ShorterRetention {
period: Duration
/**
 * The event from which the period runs: that of the policy, which need not be repeated; to be named where the policy has criteria in place of a period.
 */
after?: ("collection" | "contract-end" | "account-closure" | "last-activity" | "ticket-closure")
}
/**
 * Whom to turn to at a customer.
 */
export interface CustomerContact {
/**
 * What the contact is for.
 */
role?: ("incidents" | "privacy" | "contract" | "data-protection-officer")
name?: PlainText
email?: Email
phone?: Phone
}
