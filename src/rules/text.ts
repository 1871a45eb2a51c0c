import { bareLinks } from "../text/links.js";
import { readability } from "../text/readability.js";
import { placeholderIn, residueIn } from "../text/residue.js";
import { vocabularyOf } from "../text/vocabulary/vocabulary.js";
import type { Facts, SourceText } from "./facts.js";
import { definePack, fault, type Outcome } from "./rule.js";
import { isName, shownTexts } from "./text/kinds.js";
import { oneLanguage } from "./text/languages.js";
import { likeNames, otherNames, sameNames } from "./text/names.js";
import { listedAgain, repeatedTexts, sameItems } from "./text/repetition.js";
import { offSubject } from "./text/subjects.js";
import { absoluteClaims, consentByUse, vagueWordings } from "./text/wording.js";

const since2018 = (provision: string) => ({ provision, from: "2018-05-25" });
const concise = since2018("GDPR Art. 12(1)");
const plain = since2018("GDPR Art. 12(1); 11 CCR § 7003(a)");
const transparent = since2018("GDPR Art. 5(1)(a)");

/** The grade above which a text counts as hard to read, where the source names none. */
const HARD = 16;

/** The quality of the organization's own words, in English and Spanish; some of it in any language. */
export const text = definePack({
  name: "text",
  title: "Text",
  runsWhen: "always",
  applies: () => "certain",
  rules: [
    {
      id: "text/repeated-text",
      title: "A text that repeats another",
      severity: "warning",
      citation: concise,
      appliesWhen:
        "to texts of one's own, such as commitments and introductions: the same words, a sentence of eight words or more, or a resemblance of 0.75 or more (shared pairs of words as a part of all; Broder 1997)",
      check: (facts) => repeatedTexts(facts),
      rationale:
        "A reader who meets a text twice looks for the difference. Where a section was copied from another, what it should say is missing; and of two copies, one will be changed and the other not.",
      remedy: "keep one of the two and let the other say what only it can say, or remove it",
      example: {
        before:
          "introductions:\n  privileged-access:\n    text: Our engineers log in with two factors, and every access to a customer's systems is logged.\n  cookies:\n    text: Our engineers log in with two factors, and every access to a customer's systems is logged.",
        after:
          "introductions:\n  privileged-access:\n    text: Our engineers log in with two factors, and every access to a customer's systems is logged.\n  cookies:\n    text: The website sets one cookie, which keeps you logged in.",
      },
    },
    {
      id: "text/repeated-facts",
      title: "An introduction that lists what a section lists already",
      severity: "warning",
      citation: concise,
      appliesWhen:
        "to introductions that name three or more entries, and at least half, of a collection that the document lists",
      check: (facts) => listedAgain(facts),
      rationale:
        "The document lists these facts from the source. Written out a second time, they go stale at the first change, and in another section they stand where its own subject should.",
      remedy: "remove the list from the introduction; the document makes it from the facts",
      example: {
        before:
          "audiences:\n  visitors: { name: website visitors }\n  customers: { name: business customers }\n  users: { name: authorized users }\nintroductions:\n  data-collected:\n    text: We collect data of website visitors, business customers and authorized users.",
        after:
          "audiences:\n  visitors: { name: website visitors }\n  customers: { name: business customers }\n  users: { name: authorized users }\nintroductions:\n  data-collected:\n    text: We collect no more data than each service needs.",
      },
    },
    {
      id: "text/repeated-entry",
      title: "One entry that stands twice",
      severity: "warning",
      citation: concise,
      appliesWhen:
        "to entries of one collection with the same name, and to data categories with the same three items or more",
      check: (facts) => {
        const byName = sameNames(facts);
        const known = new Set(byName.map(({ place }) => place.join(".")));
        return [...byName, ...sameItems(facts).filter(({ place }) => !known.has(place.join(".")))];
      },
      rationale:
        "The document shows the same heading or the same list twice, and readers cannot tell which of the two holds for them.",
      remedy: "join the two entries, or say in their names and items how they differ",
      example: {
        before:
          "data:\n  website: { name: Website data, items: { ip: IP address } }\n  web: { name: Website Data, items: { browser: browser type } }",
        after:
          "data:\n  website: { name: Website data, items: { ip: IP address, browser: browser type } }",
      },
    },
    {
      id: "text/two-names",
      title: "Two names for one thing",
      severity: "warning",
      citation: plain,
      appliesWhen:
        "to names of one collection that differ only by synonyms, number or order of words, and to texts that call a service or a subprocessor by another name",
      check: (facts) => [...likeNames(facts), ...otherNames(facts)],
      rationale:
        "Readers take two names for two things. In a contract, the second name may stand for a service that nobody has described.",
      remedy: "choose one name and use it everywhere",
      example: {
        before:
          "services:\n  m365: { name: Microsoft 365 Administration and Support, kind: managed-service }\ncommitments:\n  reading:\n    text: For Microsoft 365 Management and Support, we read no e-mail.",
        after:
          "services:\n  m365: { name: Microsoft 365 Administration and Support, kind: managed-service }\ncommitments:\n  reading:\n    text: For Microsoft 365 Administration and Support, we read no e-mail.",
      },
    },
    {
      id: "text/off-subject",
      title: "A text that never speaks of its subject",
      severity: "warning",
      citation: transparent,
      appliesWhen: "to introductions of sections, and to rights in the organization's own words",
      check: (facts) => offSubject(facts),
      rationale:
        "A heading promises a subject. Where the text below never mentions it, the text was most likely copied from elsewhere, and the reader is not informed.",
      remedy: "write what belongs under this heading, or remove the text",
      example: {
        before:
          "introductions:\n  cookies:\n    text: Engineers hold privileged access only as long as a task lasts.",
        after: "introductions:\n  cookies:\n    text: We use no cookies for advertising.",
      },
    },
    {
      id: "text/vague",
      title: "A qualifier that leaves the fact open",
      severity: "advice",
      citation: since2018(
        "GDPR Art. 12(1); Art. 29 Working Party, Guidelines on transparency, WP260 rev.01",
      ),
      appliesWhen: "to texts in English and Spanish",
      check: (facts) => vagueWordings(facts),
      rationale:
        "“May”, “some” or “from time to time” tells readers neither what is done nor when. The guidelines ask to avoid such words, or to be able to show why they could not be avoided.",
      remedy: "state the fact",
      example: {
        before:
          "commitments:\n  share:\n    text: We may share certain information with our auditors from time to time.",
        after:
          "commitments:\n  share:\n    text: We show our auditors the access logs once a year. You may object.",
      },
    },
    {
      id: "text/absolute-claim",
      title: "A claim that nobody can keep",
      severity: "warning",
      citation: {
        provision: "FTC Act § 5, 15 U.S.C. § 45(a); GDPR Art. 5(1)(a)",
        from: "2018-05-25",
      },
      appliesWhen: "to texts in English and Spanish that promise without exception",
      check: (facts) => absoluteClaims(facts),
      rationale:
        "One incident makes the sentence false, and a false promise about privacy or security is a deceptive practice, whatever else was done.",
      remedy: "say what is done, and what it cannot prevent",
      example: {
        before: "commitments:\n  safe:\n    text: Our platform is 100% secure.",
        after:
          "commitments:\n  safe:\n    text: We encrypt all backups. No method of storage is 100% secure.",
      },
    },
    {
      id: "text/consent-by-use",
      title: "Consent by continued use",
      severity: "warning",
      citation: since2018("GDPR Art. 4(11), 7, recital 32; EDPB Guidelines 05/2020"),
      appliesWhen:
        "where updates.continuedUse is true, or a text in English or Spanish says that use is consent",
      check: (facts) => consentByUse(facts),
      rationale:
        "Consent is a clear act; going on as before is none. In the United States, a material change that reaches back to data already collected needs affirmative express consent (FTC, Gateway Learning, 2004).",
      remedy:
        "announce a change with updates.notice and updates.noticePeriod, ask for consent where the law wants it, and remove continuedUse",
      example: {
        before: "updates: { mayChange: true, continuedUse: true }",
        after: "updates: { mayChange: true, notice: [email], noticePeriod: P30D }",
      },
    },
    {
      id: "text/hard-to-read",
      title: "A text that is hard to read",
      severity: "advice",
      citation: plain,
      appliesWhen:
        "to texts of 40 words or more, in English (Flesch-Kincaid grade) and Spanish (Fernández Huerta), above lint.readingGrade, 16 where nothing is said",
      check: (facts) => hardTexts(facts),
      rationale:
        "A policy must be intelligible to the people it is for. A measure of sentences and syllables does not know whether a text is clear, but a text far beyond it seldom is.",
      remedy: "cut long sentences in two, and take shorter words",
      example: {
        before:
          "commitments:\n  backup:\n    text: Notwithstanding the aforementioned contractual considerations, authorized administrative personnel responsible for organizational infrastructure availability shall refrain from unauthorized examination of confidential customer repositories, unless the documented authorization of an appropriately designated customer representative demonstrably necessitates the contemplated examination for recovery operations.",
        after:
          "commitments:\n  backup:\n    text: Our staff do not look into your backups. There is one exception. You can ask us in writing to restore files or to find a fault. Then we open only the files that we need for that. We log who opened them and when, and we tell you what we have seen.",
      },
    },
    {
      id: "text/residue",
      title: "Residue of copying",
      severity: "warning",
      citation: concise,
      appliesWhen: "to every text",
      check: ({ texts }) =>
        texts.flatMap(({ place, text }) =>
          residueIn(text).flatMap(({ what, start, end }) =>
            fault(place, `there is ${what}${codePoint(text.slice(start, end))}`, {
              span: { start, end },
            }),
          ),
        ),
      rationale:
        "Texts are shown as they are written. Odd spaces, stray characters and markup show, break searches, and tell readers that the policy was pasted together.",
      remedy: "type these characters anew",
      example: {
        before: "commitments:\n  mail:\n    text: We donâ€™t read  your e-mail &amp; files.",
        after: "commitments:\n  mail:\n    text: We don’t read your e-mail & files.",
      },
    },
    {
      id: "text/placeholder",
      title: "Text that is still to be written",
      severity: "error",
      citation: transparent,
      appliesWhen: "to every text; in a draft, it warns only",
      applies: ({ source }) => (source.policy?.status === "draft" ? "likely" : "certain"),
      check: ({ texts }) =>
        texts.flatMap(({ place, text, language }) => {
          const gaps = vocabularyOf(language)?.gaps ?? [];
          const span = placeholderIn(text, gaps);
          if (span === undefined) return [];
          const quoted = text.slice(span.start, span.end);
          return fault(place, `“${quoted}” stands for a text that is still to be written`, {
            span,
          });
        }),
      rationale:
        "A document in force with a gap in it informs nobody, and a signed one binds with it.",
      remedy: "write the text, or remove it",
      example: {
        before: 'commitments:\n  no-sale:\n    text: "[Company name] does not sell personal data."',
        after: "commitments:\n  no-sale:\n    text: We do not sell personal data.",
      },
    },
    {
      id: "text/link-without-scheme",
      title: "A link without a scheme",
      severity: "warning",
      citation: concise,
      appliesWhen: "to every text, and to names that hold www.",
      check: (facts) => shownTexts(facts).flatMap(bareLinksIn),
      rationale:
        "Information must be easily accessible. Without its scheme, an address is no link in most programs, and nobody knows whether the connection is safe.",
      remedy: "write the address in full, with https://",
      example: {
        before: "commitments:\n  more:\n    text: See example.com/privacy for our other promises.",
        after:
          "commitments:\n  more:\n    text: See https://example.com/privacy for our other promises.",
      },
    },
    {
      id: "text/one-language",
      title: "A text that exists in one language only",
      severity: "warning",
      citation: concise,
      appliesWhen:
        "to texts with several languages: where two hold the same words, or one is not among policy.languages",
      check: (facts) => oneLanguage(facts),
      rationale:
        "A copied text is no translation, and a translation that no document shows helps nobody. (A language that a text lacks altogether stops the build: document/missing-text.)",
      remedy: "translate the text",
      example: {
        before:
          "commitments:\n  no-sale:\n    text: { en: We do not sell personal data., es: We do not sell personal data. }",
        after: "commitments:\n  no-sale:\n    text: { en: We do not sell personal data. }",
      },
    },
  ],
});

function hardTexts(facts: Facts): Outcome[] {
  const limit = facts.source.lint?.readingGrade ?? HARD;
  return shownTexts(facts).flatMap(({ place, text, language }) => {
    const found = readability(text, language);
    if (found === undefined || found.grade <= limit) return [];
    return fault(place, `the text is hard to read: ${found.measure}; the limit is grade ${limit}`);
  });
}

/** The first address without a scheme, and how many more there are. */
function bareLinksIn(one: SourceText): Outcome[] {
  const links = bareLinks(one.text).filter(
    ({ start }) => !isName(one) || one.text.startsWith("www.", start),
  );
  const [span] = links;
  if (span === undefined) return [];
  const address = one.text.slice(span.start, span.end);
  const others = links.length > 1 ? `, nor are ${links.length - 1} more in this text` : "";
  const hint = `write https://${address}, after trying it`;
  return fault(one.place, `“${address}” is no full address${others}`, { span, hint });
}

/** The code point of a single character that the eye cannot tell. */
function codePoint(characters: string): string {
  if ([...characters].length !== 1) return "";
  const digits = (characters.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return ` (U+${digits.padStart(4, "0")})`;
}
