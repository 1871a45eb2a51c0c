import { EEA } from "../link/places.js";
import { type Facts, hasWebsite, isAbsent, reaches } from "./facts.js";
import { answered, definePack, fault, known, type Outcome, stated } from "./rule.js";

const directive = { provision: "Directive 2002/58/EC Art. 5(3)", from: "2011-05-25" };

/** Storage on, and reading from, the devices of users: the ePrivacy Directive and PECR. */
export const eprivacy = definePack({
  name: "eprivacy",
  title: "ePrivacy Directive and PECR",
  jurisdiction: "European Union and United Kingdom (cookies)",
  runsWhen: "where the policy has a website and reaches the EU, the EEA or the United Kingdom",
  applies: (facts) => (hasWebsite(facts) ? reaches(facts, [...EEA, "GB"]) : "no"),
  rules: [
    {
      id: "eprivacy/declared",
      title: "Cookies are declared",
      severity: "warning",
      citation: directive,
      appliesWhen: "always",
      section: "cookies",
      check: (facts) =>
        isAbsent(facts, "cookies")
          ? answered(["absent", "cookies"])
          : stated(
              ["cookies"],
              facts.policy.cookies,
              "the website's cookies are neither declared nor declared absent",
            ),
      rationale:
        "Visitors must be told clearly and fully what is stored on or read from their devices, and why. Silence does not say that nothing is.",
      remedy: "list each under cookies:, or declare cookies under absent: with the reason",
      example: {
        before: "organization:\n  name: Example Ltd.\n  website: https://example.com",
        after:
          "cookies:\n  s: { name: s, provider: us, purpose: login, duration: P1D, essential: true }",
      },
    },
    {
      id: "eprivacy/details",
      title: "Provider and duration of each cookie",
      severity: "error",
      citation: {
        provision: "Directive 2002/58/EC Art. 5(3); CJEU C-673/17 (Planet49)",
        from: "2019-10-01",
      },
      appliesWhen: "to every cookie; to essential ones, which need no consent, it gives advice",
      section: "cookies",
      check: ({ policy }) => policy.cookies.flatMap(details),
      rationale:
        "Where consent is needed, visitors must be told how long a cookie works and whether others can read it.",
      remedy: "state provider: and duration: of the cookie",
      example: {
        before: "cookies:\n  c: { name: c, purpose: statistics, essential: false }",
        after:
          "cookies:\n  c: { name: c, provider: us, purpose: statistics, duration: P1D, essential: false }",
      },
    },
    {
      id: "eprivacy/opt-in",
      title: "Opt-in before cookies that are not essential",
      severity: "error",
      citation: { provision: "Directive 2002/58/EC Art. 5(3); PECR reg. 6", from: "2011-05-25" },
      appliesWhen:
        "where a cookie is not essential; for the United Kingdom alone it gives advice, because PECR exempts some statistics and settings since 2026-02-05",
      section: "cookies",
      applies: (facts) =>
        facts.policy.cookies.some((c) => !c.essential) ? reaches(facts, EEA, ["GB"]) : "no",
      check: ({ policy }) => optIn(policy),
      rationale:
        "Storage or access beyond what the service strictly needs requires consent, which must be given before.",
      remedy: "ask before, and state tracking.consent: prior-opt-in",
      example: {
        before:
          "cookies:\n  c: { name: c, provider: us, purpose: statistics, duration: P1D, essential: false }\ntracking:\n  consent: notice-only",
        after:
          "cookies:\n  c: { name: c, provider: us, purpose: statistics, duration: P1D, essential: false }\ntracking:\n  consent: prior-opt-in",
      },
    },
  ],
});

function details(cookie: Facts["policy"]["cookies"][number]): Outcome[] {
  const place = ["cookies", cookie.id];
  const check = cookie.essential ? known : stated;
  return [
    ...check(
      [...place, "provider"],
      cookie.provider,
      `who sets or reads the cookie “${cookie.name}” is not stated`,
    ),
    ...check(
      [...place, "duration"],
      cookie.duration,
      `how long the cookie “${cookie.name}” stays is not stated`,
    ),
  ];
}

function optIn({ cookies, tracking }: Facts["policy"]): Outcome[] {
  const place = ["tracking", "consent"];
  const first = cookies.find((c) => !c.essential);
  const related = first
    ? [{ message: "this cookie is not essential", place: ["cookies", first.id] }]
    : [];
  if (tracking.consent === "prior-opt-in") return answered(place);
  const message =
    tracking.consent === "notice-only"
      ? "cookies that are not essential are set without asking before"
      : "whether people are asked before cookies that are not essential is not stated";
  return fault(place, message, { related });
}
