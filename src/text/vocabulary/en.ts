import type { Vocabulary } from "./vocabulary.js";

export const english: Vocabulary = {
  vague: [
    {
      fact: "list everything that it includes",
      wordings: [
        ...["including but not limited to", "includes but is not limited to"],
        ...["include but are not limited to", "including without limitation"],
        ...["among other things", "among others", "and so on", "etc"],
      ],
    },
    {
      fact: "name the standard or the measure, such as ISO/IEC 27001 or AES-256",
      wordings: [
        ...["industry best practices", "industry best practice", "best practices"],
        ...["industry standard", "industry standards", "industry leading", "state of the art"],
      ],
    },
    {
      fact: "name the measures",
      wordings: [
        ...["commercially reasonable", "reasonable measures", "reasonable steps"],
        ...["reasonable efforts", "appropriate measures", "appropriate steps", "best efforts"],
      ],
    },
    {
      fact: "name the law, the contract or the instruction that requires it",
      wordings: ["as required", "as needed", "as necessary", "as appropriate", "if necessary"],
    },
    {
      fact: "name the cases in which it applies",
      wordings: [
        ...["where applicable", "if applicable", "as applicable", "when appropriate"],
        ...["where appropriate", "where possible", "under certain circumstances"],
        ...["in certain circumstances", "in some cases", "in certain cases"],
      ],
    },
    {
      fact: "name the law that permits it and its exceptions",
      wordings: [
        ...["where legally permissible", "where permissible", "where permitted"],
        ...["to the extent permitted", "if legally permissible", "as permitted by law"],
      ],
    },
    {
      fact: "state how often, as a period, and how people learn of it",
      wordings: ["from time to time", "periodically", "at any time without notice", "occasionally"],
    },
    {
      fact: "state the period, and the event from which it runs",
      wordings: [
        ...["as long as necessary", "as long as needed", "as long as is necessary"],
        ...["as long as required", "for a reasonable period", "within a reasonable time"],
        ...["in a timely manner", "as soon as practicable"],
      ],
    },
    {
      fact: "name the recipients, or the kind of recipient and why it receives the data",
      wordings: ["trusted partners", "selected third parties", "certain third parties", "select partners"],
    },
    {
      fact: "name the data",
      wordings: [
        ...["certain information", "certain data", "some information", "some data"],
        ...["some of your data", "some of your information", "certain personal information"],
        "certain personal data",
      ],
    },
    {
      fact: "name the purpose",
      wordings: ["business purposes", "other purposes", "any purpose", "research purposes"],
    },
  ],
  possibility: ["may", "might"],
  permitted: [
    ...["you", "he", "she", "they", "who", "anyone", "anybody", "everyone", "nobody"],
    ...["person", "persons", "people", "individual", "individuals", "customer", "customers"],
    ...["client", "clients", "user", "users", "visitor", "visitors", "consumer", "consumers"],
    ...["resident", "residents", "subject", "subjects", "parent", "parents", "guardian"],
    ...["guardians", "child", "children", "minor", "minors", "pupil", "pupils", "student"],
    ...["students", "employee", "employees", "agent", "agents", "applicant", "applicants"],
    ...["member", "members", "patient", "patients", "subscriber", "subscribers", "law", "laws"],
  ],
  absolute: [
    ...["100% secure", "100 percent secure", "100% safe", "100% protected", "100% security"],
    ...["completely secure", "totally secure", "fully secure", "absolutely secure"],
    ...["completely safe", "totally safe", "perfectly safe", "absolutely safe"],
    ...["guarantee", "guarantees", "guaranteed", "guaranteeing", "never", "under no circumstances"],
    ...["unhackable", "impenetrable", "unbreakable", "foolproof", "bulletproof", "zero risk"],
    ...["risk free", "military grade", "bank grade", "bank level", "cannot be hacked"],
  ],
  advice: ["never"],
  negations: [
    ...["no", "not", "cannot", "can't", "don't", "doesn't", "didn't", "isn't", "aren't", "won't"],
    ...["nor", "neither", "nobody", "nothing", "none", "without", "unable", "impossible"],
  ],
  use: [
    ...["by using", "by accessing", "by visiting", "by browsing", "by continuing"],
    ...["continued use", "continuing to use", "continue to use", "use of our services"],
    ...["use of the services", "use of our website", "use of this website", "use of the website"],
    ...["use of this site", "use of our site"],
  ],
  consent: ["consent", "agree", "accept", "acknowledg", "constitut"],
  synonyms: [
    ["administration", "management", "admin"],
    ["support", "assistance"],
    ["data", "information"],
    ["customer", "client"],
    ["staff", "personnel", "employee"],
    ["provider", "vendor", "supplier"],
    ["recovery", "restoration"],
    ["email", "mail"],
    ["website", "site"],
    ["telephone", "phone"],
    ["deletion", "erasure"],
    ["correction", "rectification"],
    ["billing", "invoicing"],
    ["application", "app"],
  ],
  fillers: ["a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "with", "our", "your", "e"],
  singular: (word) => {
    if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
    return word
      .replace(/ies$/, "y")
      .replace(/(?<=ch|sh|x|ss)es$/, "")
      .replace(/s$/, "");
  },
  sections: {
    "scope-and-roles": ["appl", "scope", "cover", "role", "controller", "processor", "behalf", "concern"],
    "data-collected": ["data", "information", "collect", "gather", "record", "receiv"],
    "how-we-use": ["use", "using", "purpose", "process", "why"],
    cookies: ["cookie", "track", "pixel", "beacon", "technolog", "analytic", "browser", "storage"],
    "privileged-access": ["access", "privileg", "administ"],
    "sharing-and-subprocessors": [
      ...["shar", "subprocessor", "processor", "provider", "third", "disclos", "recipient"],
      ...["partner", "vendor", "supplier", "transfer", "sell", "receiv"],
    ],
    security: ["secur", "protect", "safeguard", "encrypt", "measure", "safe"],
    retention: ["retain", "retention", "keep", "kept", "stor", "delet", "period", "long", "eras"],
    rights: ["right", "request", "access", "ask", "choice", "correct", "delet", "object"],
    incidents: ["incident", "breach", "notif", "attack", "leak", "loss"],
    "third-party-links": ["link", "website", "site", "third", "elsewhere"],
    children: ["child", "minor", "age", "kid", "parent", "under", "pupil", "student", "teen", "young"],
    updates: ["updat", "chang", "revis", "amend", "version", "review", "modif"],
    contact: ["contact", "reach", "write", "email", "mail", "call", "phone", "question", "ask", "office"],
  },
  rights: {
    access: ["access", "know", "copy", "copies", "see", "view", "obtain", "confirm", "inform", "review"],
    correction: ["correct", "rectif", "amend", "updat", "accura", "complet", "fix"],
    deletion: ["delet", "eras", "remov", "forgotten", "destr"],
    portability: ["portab", "transfer", "transmi", "format", "move", "machine"],
    restriction: ["restrict", "limit", "block", "suspend"],
    objection: ["object", "oppos", "opt", "stop", "refus"],
    "withdraw-consent": ["withdr", "revok", "consent"],
    complaint: ["complain", "lodg", "authority", "regulator", "commissioner"],
    "non-discrimination": ["discriminat", "equal", "retaliat", "penal", "punish", "treat"],
    "opt-out-of-sale": ["opt", "sale", "sell", "sold", "shar"],
    "opt-out-of-targeted-advertising": ["opt", "advert", "target"],
    "opt-out-of-profiling": ["opt", "profil", "automat"],
    "limit-use-of-sensitive-data": ["limit", "sensitive", "restrict"],
    "human-review": ["automat", "decision", "profil", "human"],
  },
  gaps: [
    ...["insert", "placeholder", "company", "organization", "your", "name", "date", "address"],
    ...["email", "phone", "website", "url", "tbd", "todo", "fill", "link", "number", "country"],
    ...["state", "title", "describe", "specify", "list", "example", "x", "xx", "xxx"],
  ],
};
