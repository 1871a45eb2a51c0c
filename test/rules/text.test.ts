import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { link } from "../../src/link/link.js";
import { type Finding, lint } from "../../src/lint/lint.js";
import { localize } from "../../src/localize/localize.js";
import { parse } from "../../src/source/load.js";
import { validate } from "../../src/validate/validate.js";

const policy = {
  id: "p",
  version: "1.0.0",
  effective: "2026-01-01",
  status: "in-force",
  languages: ["en"],
};

/** What the text rules find in a policy with these parts. */
function findingsIn(parts: object, languages = ["en"]): (Finding & { words: string })[] {
  const whole = { policy: { ...policy, languages }, organization: { name: "Example" }, ...parts };
  const [file] = [{ path: "policy.yaml", text: stringify(whole) }];
  const { value: source } = parse([file]);
  const { value: valid, diagnostics } = validate(source as NonNullable<typeof source>);
  expect(diagnostics).toEqual([]);
  if (!source || !valid) throw new Error("the policy of the test is broken");
  const { value: local } = localize(valid, languages[0] ?? "", source);
  if (!local) throw new Error("the policy of the test lacks a text");
  return lint(source, valid, link(local), undefined)
    .findings.filter(({ code }) => code.startsWith("text/"))
    .map((one) => ({ ...one, words: file.text.slice(one.location?.start, one.location?.end) }));
}

const rulesIn = (parts: object, languages?: string[]) =>
  findingsIn(parts, languages).map(({ code, place }) => `${code} ${place}`);

const commitment = (text: string) => ({ commitments: { one: { text } } });

/** The words that a rule points at in a promise; none where it is silent. */
const words = (rule: string, text: string, language: string) =>
  findingsIn(commitment(text), [language])
    .filter(({ code }) => code === rule)
    .map((one) => one.words);

describe("text/vague", () => {
  test.each([
    ["en", "We may share your data.", ["may"]],
    ["en", "The data-protection officer may be reached by mail.", []],
    ["en", "Data might be shared.", ["might"]],
    ["en", "You may object, and a customer may ask.", []],
    ["en", "Our staff may not read your mail.", []],
    ["en", "In force since 1 May 2026.", []],
    [
      "en",
      "We share data, including, but not limited to, names.",
      ["including, but not limited to"],
    ],
    ["en", "We follow industry best practices.", ["industry best practices"]],
    ["en", "We keep logs as required by law.", ["as required"]],
    ["en", "We keep logs as required by Article 30 of the GDPR.", []],
    ["en", "The policy changes from time to time.", ["from time to time"]],
    ["es", "Podemos compartir sus datos de vez en cuando.", ["Podemos", "de vez en cuando"]],
    ["es", "Usted puede oponerse. Todos los datos se cifran.", []],
    ["es", "Incluidos, entre otros, su nombre y su correo.", ["Incluidos, entre otros"]],
    ["de", "We may share your data.", []],
  ])("%s: %s", (language, text, expected) => {
    expect(words("text/vague", text, language)).toEqual(expected);
  });

  test("each hint names the fact that would replace the words", () => {
    const hints = findingsIn(commitment("We may keep certain data as long as necessary.")).map(
      ({ words, hint }) => `${words}: ${hint?.split(" (")[0]}`,
    );
    expect(hints).toEqual([
      "may: state what is done, and in which case or at whose choice",
      "certain data: name the data",
      "as long as necessary: state the period, and the event from which it runs",
    ]);
  });

  test("a name of others is not judged, the wording of a safeguard is", () => {
    const parts = {
      subprocessors: { m: { name: "May Might Inc.", kind: "company" } },
      safeguards: { s: { name: "encryption by industry best practices" } },
      security: { safeguards: ["s"] },
    };
    expect(rulesIn(parts)).toEqual(["text/vague safeguards.s.name"]);
  });
});

describe("text/absolute-claim", () => {
  test.each([
    ["en", "Our platform is 100% secure.", ["100% secure"]],
    ["en", "Our platform is 100 % secure.", ["100 % secure"]],
    ["en", "No method of storage is 100% secure.", []],
    ["en", "We cannot guarantee that no one breaks in.", []],
    ["en", "We can’t guarantee security.", []],
    ["en", "We don't sell data. We guarantee its safety.", ["guarantee"]],
    ["en", "These rights are guaranteed by the GDPR.", []],
    ["en", "We will never sell your data.", ["never"]],
    ["en", "We have never sold personal data.", []],
    ["en", "Never send us a password by mail.", []],
    ["en", "We do not sell data.", []],
    ["es", "Nuestra plataforma es 100 % segura.", ["100 % segura"]],
    ["es", "Ningún método es 100% seguro, y no garantizamos lo contrario.", []],
    ["es", "Garantizamos la seguridad de sus datos.", ["Garantizamos"]],
    ["ja", "100% secure", []],
  ])("%s: %s", (language, text, expected) => {
    expect(words("text/absolute-claim", text, language)).toEqual(expected);
  });
});

describe("text/consent-by-use", () => {
  test.each([
    ["en", "By using our website, you agree to this policy.", ["By using"]],
    ["en", "Your continued use constitutes acceptance.", ["continued use"]],
    ["en", "By using two factors at login, we keep others out.", []],
    ["en", "Your continued use is not consent.", []],
    ["es", "Al continuar navegando, usted acepta esta política.", ["Al continuar"]],
  ])("%s: %s", (language, text, expected) => {
    expect(words("text/consent-by-use", text, language)).toEqual(expected);
  });
});

describe("text/residue", () => {
  test.each([
    ["two spaces", "We read  no mail.", ["more than one space in a row"]],
    ["a space before a comma", "We read , and keep.", ["a space before a punctuation mark"]],
    ["two spaces after a sentence", "We read.  No mail.", []],
    ["a link in Markdown", "our [name](https://a.example)", ["a link in Markdown"]],
    ["a no-break space", "We read\u00A0your mail.", ["a no-break space between words (U+00A0)"]],
    ["a no-break space that belongs", "Art.\u00A05, 100\u00A0% and § 5 of 10\u00A0km", []],
    ["no width", "We re\u200Bad.", ["an invisible character of no width (U+200B)"]],
    ["Persian with its joiners", "می\u200Cخواهم", []],
    ["an emoji with its joiner", "👩\u200D💻", []],
    ["mojibake", "donâ€™t", ["text in UTF-8 that was read in another encoding"]],
    ["Spanish mojibake", "informaciÃ³n", ["text in UTF-8 that was read in another encoding"]],
    ["letters that look like it", "São Paulo, Â, Ã, château", []],
    ["a replacement character", "we don\uFFFDt", ["a replacement character (U+FFFD)"]],
    ["an entity", "you &amp; we", ["an HTML entity"]],
    ["an ampersand", "R&D; AT&T", []],
    ["a tag", "line<br/>line", ["an HTML tag"]],
    ["less and greater", "a < b > c", []],
  ])("%s", (_, text, expected) => {
    const found = findingsIn(commitment(text)).filter(({ code }) => code === "text/residue");
    expect(found.map(({ message }) => message.replace("there is ", ""))).toEqual(expected);
  });
});

describe("text/placeholder", () => {
  test.each([
    ["en", "[Company Name] sells no data.", ["[Company Name]"]],
    ["en", "Write to <insert address>.", ["<insert address>"]],
    ["en", "Lorem ipsum dolor sit amet.", ["Lorem ipsum"]],
    ["en", "TBD", ["TBD"]],
    ["en", "TODO: ask counsel", ["TODO"]],
    ["es", "Sobre todo: sus datos.", []],
    ["en", "See our [name](https://a.example).", []],
    ["en", "Ask ____ for a copy.", ["____"]],
    ["en", "We rely on consent [Art. 6(1)(a)].", []],
    ["es", "TODO EL MUNDO tiene estos derechos.", []],
    ["es", "Escriba a [nombre de la empresa].", ["[nombre de la empresa]"]],
  ])("%s: %s", (language, text, expected) => {
    expect(words("text/placeholder", text, language)).toEqual(expected);
  });

  test("it stops a policy in force, and warns in a draft", () => {
    const severity = (status: string) =>
      findingsIn({ policy: { ...policy, status }, ...commitment("TBD") }).map((f) => f.severity);
    expect(severity("in-force")).toEqual(["error"]);
    expect(severity("draft")).toEqual(["warning"]);
  });
});

describe("text/link-without-scheme", () => {
  test.each([
    ["See www.example.org.", ["www.example.org"]],
    ["See example.com/privacy, please.", ["example.com/privacy"]],
    ["See https://example.com/privacy.", []],
    ["Write to privacy@example.com.", []],
    ["We use Node.js and ASP.NET, e.g. for Booking.com.", []],
    ["Version 1.2.3 of a.b.c", []],
    ["See r3comm.pr/privacy.", ["r3comm.pr/privacy"]],
    ["We keep your data.it is ours and/or yours, 24/7.", []],
  ])("%s", (text, expected) => {
    expect(words("text/link-without-scheme", text, "en")).toEqual(expected);
  });
});

const ACCESS =
  "Authorized staff may hold privileged access, under role-based access control, multi-factor authentication and access logging.";

describe("text/repeated-text", () => {
  const two = (first: string, second: string) =>
    findingsIn({ commitments: { one: { text: first }, two: { text: second } } })
      .filter(({ code }) => code === "text/repeated-text")
      .map(({ message }) => message);

  test("word for word, up to capitals and punctuation", () => {
    expect(two("We do not sell data.", "we do not sell data")).toEqual([
      "commitments.two.text repeats commitments.one.text (score 1.00)",
    ]);
  });

  test("nearly, with the score", () => {
    expect(two(ACCESS, ACCESS.replace("hold", "have"))).toEqual([
      "commitments.two.text nearly repeats commitments.one.text (score 0.77)",
    ]);
  });

  test("in one sentence", () => {
    const sentence = "We delete every backup thirty days after the contract has ended.";
    const found = findingsIn({
      commitments: {
        one: { text: `We mean it. ${sentence}` },
        two: { text: `Customers own their backups and can have them at any hour. ${sentence}` },
      },
    });
    expect(found.map(({ code, words }) => [code, words.replace(/\s+/g, " ")])).toEqual([
      ["text/repeated-text", sentence.slice(0, -1)],
    ]);
  });

  test("promises of one make about different things are two", () => {
    const promise = (what: string, of: string) =>
      `We handle ${what} only if the customer has enabled ${of}.`;
    expect(two(promise("call recordings", "recording"), promise("chat logs", "logging"))).toEqual(
      [],
    );
  });

  test("what may stand twice: rights of two groups, items, answers, two languages", () => {
    const grants = { complaint: { rights: ["complaint"], text: "a complaint to the authority" } };
    const required = { by: "contract", consequence: "Without them, we cannot open an account." };
    const parts = {
      rights: { eu: { jurisdictions: ["EU"], grants }, uk: { jurisdictions: ["GB"], grants } },
      data: {
        account: { name: "Account data", items: { ip: "IP address" }, required },
        visits: { name: "Visits", items: { ip: "IP address" }, required },
      },
    };
    expect(rulesIn(parts)).toEqual([]);
    const text = { "en-US": "No data is sold, ever.", "en-GB": "No data is sold, ever." };
    expect(rulesIn({ commitments: { one: { text } } }, ["en-US", "en-GB"])).toEqual([]);
  });
});

test("the known faults of R3COMM's text of today are all found", () => {
  const parts = {
    audiences: {
      visitors: { name: "website visitors" },
      customers: { name: "prospective and existing business customers" },
      users: { name: "authorized customer users" },
    },
    staff: { staff: { name: "authorized staff", access: ["privileged"] } },
    services: {
      m365: { name: "Microsoft 365 Administration and Support", kind: "managed-service" },
    },
    data: {
      voice: { name: "Voice data", items: { calls: "call metadata" } },
      voip: { name: "Voice Data", items: { quality: "call quality" } },
    },
    introductions: {
      "data-collected": {
        text: "This policy applies to website visitors, prospective and existing business customers, and authorized customer users.",
      },
      "privileged-access": { text: ACCESS },
      cookies: { text: ACCESS },
      security: { text: "Security of Microsoft 365 Management and Support comes first." },
    },
    updates: { continuedUse: true },
  };
  expect(rulesIn(parts)).toEqual([
    "text/repeated-text introductions.cookies.text",
    "text/repeated-facts introductions.data-collected.text",
    "text/repeated-entry data.voip",
    "text/two-names introductions.security.text",
    "text/off-subject introductions.data-collected.text",
    "text/off-subject introductions.cookies.text",
    "text/vague introductions.privileged-access.text",
    "text/vague introductions.cookies.text",
    "text/consent-by-use updates.continuedUse",
  ]);
});

describe("text/repeated-entry and text/two-names", () => {
  const named = (collection: string, first: string, second: string, language = "en") => {
    const more = collection === "services" ? { kind: "saas" } : {};
    const kind = collection === "subprocessors" ? { kind: "company" } : more;
    const parts = { [collection]: { a: { name: first, ...kind }, b: { name: second, ...kind } } };
    return findingsIn(parts, [language]).map(({ code }) => code);
  };

  test.each([
    ["data", "Voice data", "Voice Data", "en", ["text/repeated-entry"]],
    ["data", "Account data", "Account information", "en", ["text/two-names"]],
    [
      "services",
      "Microsoft 365 Administration",
      "Microsoft 365 Management",
      "en",
      ["text/two-names"],
    ],
    ["services", "Backup and Recovery", "Recovery & Backup", "en", ["text/two-names"]],
    ["services", "E-mail security", "Email security", "en", ["text/two-names"]],
    [
      "subprocessors",
      "Amazon Web Services, Inc.",
      "Amazon Web Services (AWS)",
      "en",
      ["text/two-names"],
    ],
    ["subprocessors", "Microsoft Ireland", "Microsoft Canada", "en", []],
    ["data", "Website data", "Voice data", "en", []],
    ["data", "Datos de la cuenta", "Información de cuentas", "es", ["text/two-names"]],
    ["data", "Kontodaten", "Nutzerdaten", "de", []],
    ["data", "口座データ", "音声データ", "ja", []],
  ])("%s “%s” and “%s” (%s)", (collection, first, second, language, expected) => {
    expect(named(collection, first, second, language)).toEqual(expected);
  });

  test("two categories with the same items", () => {
    const items = (...list: string[]) => Object.fromEntries(list.map((one, i) => [`i${i}`, one]));
    const data = {
      a: { name: "Website data", items: items("IP address", "browser", "pages visited") },
      b: { name: "Visits", items: items("browser", "pages visited", "IP address") },
      c: { name: "Devices", items: items("browser", "IP address") },
    };
    expect(rulesIn({ data })).toEqual(["text/repeated-entry data.b"]);
  });
});

describe("text/off-subject", () => {
  const grant = (right: string, text: string, languages?: string[]) =>
    rulesIn(
      { rights: { g: { jurisdictions: ["EU"], grants: { r: { rights: [right], text } } } } },
      languages,
    );

  test("a right in words of another", () => {
    expect(grant("deletion", "access to your data")).toEqual([
      "text/off-subject rights.g.grants.r.text",
    ]);
    expect(grant("deletion", "having your data erased")).toEqual([]);
    expect(grant("complaint", "presentar una querella", ["es"])).toEqual([]);
    expect(grant("complaint", "ein Recht", ["de"])).toEqual([]);
  });
});

describe("text/hard-to-read", () => {
  const long = `${"Notwithstanding organizational considerations, responsibilities accumulate ".repeat(10)}.`;

  test("the limit is that of the source", () => {
    expect(words("text/hard-to-read", long, "en")).toHaveLength(1);
    const lint = { readingGrade: 30 };
    const plain = `${"We keep your data safe and we say so here, ".repeat(6)}we do.`;
    expect(rulesIn({ ...commitment(plain), lint })).toEqual([]);
    expect(rulesIn({ ...commitment(plain), lint: { readingGrade: 8 } })).toEqual([
      "text/hard-to-read commitments.one.text",
    ]);
  });

  test("Spanish is measured by Fernández Huerta", () => {
    const text = `Consideramos ${"responsabilidades administrativas interinstitucionales y ".repeat(12)}más`;
    const found = findingsIn(commitment(`${text}.`), ["es-PR"]);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/hard to read: Fernández Huerta -\d+; the limit is grade 16/),
    ]);
  });

  test("short texts and other languages are not measured", () => {
    expect(words("text/hard-to-read", "Notwithstanding considerations.", "en")).toEqual([]);
    expect(words("text/hard-to-read", long, "fi")).toEqual([]);
  });
});

describe("text/one-language", () => {
  test("a translation that no document shows is counted once for its language", () => {
    const text = (en: string) => ({ text: { en, fr: `${en} (fr)` } });
    const found = findingsIn({
      commitments: { a: text("We sell no data."), b: text("We log access.") },
    });
    expect(found.map(({ message }) => message)).toEqual([
      "2 texts are in “fr”, in which the policy is not published",
    ]);
  });

  test("a copy is no translation, but names and short words are the same everywhere", () => {
    const parts = {
      organization: { name: { en: "One Two Three Four Inc.", es: "One Two Three Four Inc." } },
      commitments: { a: { text: { en: "We sell no data.", es: "We sell no data." } } },
      data: { d: { name: { en: "Data", es: "Datos" }, items: { ip: { en: "IP", es: "IP" } } } },
    };
    expect(rulesIn(parts, ["en", "es"])).toEqual(["text/one-language commitments.a.text.es"]);
  });
});
