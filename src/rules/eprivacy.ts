import { EEA, type Facts, hasWebsite, isAbsent, reaches } from "./facts.js";
import { answered, definePack, fault, type Outcome, stated } from "./rule.js";

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
      severity: "error",
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
      rationale: "Visitors must be told clearly what is stored on their devices, and why.",
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
      appliesWhen: "to every cookie",
      section: "cookies",
      check: ({ policy }) =>
        policy.cookies.flatMap((c) => [
          ...stated(
            ["cookies", c.id, "provider"],
            c.provider,
            `who sets or reads the cookie “${c.name}” is not stated`,
          ),
          ...stated(
            ["cookies", c.id, "duration"],
            c.duration,
            `how long the cookie “${c.name}” stays is not stated`,
          ),
        ]),
      rationale:
        "What visitors are told includes how long a cookie works and whether others can read it.",
      remedy: "state provider: and duration: of the cookie",
      example: {
        before: "cookies:\n  s: { name: s, purpose: login, essential: true }",
        after:
          "cookies:\n  s: { name: s, provider: us, purpose: login, duration: P1D, essential: true }",
      },
    },
    {
      id: "eprivacy/opt-in",
      title: "Opt-in before cookies that are not essential",
      severity: "error",
      citation: { provision: "Directive 2002/58/EC Art. 5(3); PECR reg. 6", from: "2011-05-25" },
      appliesWhen:
        "where a cookie is not essential; for the United Kingdom alone it gives advice, because PECR exempts some statistics and settings since 2026",
      section: "cookies",
      applies: (facts) =>
        facts.policy.cookies.some((c) => !c.essential) ? reaches(facts, EEA, ["GB"]) : "no",
      check: ({ policy }) => optIn(policy),
      rationale:
        "Storage beyond what the service strictly needs requires a consent that is given before, not a notice.",
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
