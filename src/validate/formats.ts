/** The formats of the schemas that are policyc's own: name to check. */
export const formats: Readonly<Record<string, (value: string) => boolean>> = {
  /** BCP 47, well-formed. */
  "language-tag": (value) => {
    try {
      return Intl.getCanonicalLocales(value)[0] === value;
    } catch {
      return false;
    }
  },
  /** ITU-T E.123 international form: 7 to 15 digits, as E.164 has it. */
  phone: (value) =>
    /^\+[1-9](?:[ -]?(?:\d|\(\d+\)))*$/.test(value) && digits(value) >= 7 && digits(value) <= 15,
  /** An address that a document may link to. */
  link: (value) => {
    if (/[\s\p{Cc}\p{Cf}<>"\\]/u.test(value) || !URL.canParse(value)) return false;
    const { protocol, hostname, pathname, username, password } = new URL(value);
    if (protocol === "mailto:") return /.@./.test(pathname);
    if (protocol === "tel:") return /\d/.test(pathname);
    // A name or password in an address leads readers astray.
    const isPlain = username === "" && password === "" && /^https:\/\//i.test(value);
    return protocol === "https:" && isPlain && hostname.includes(".");
  },
  /** Semantic versioning, without build metadata. */
  semver: (value) =>
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/.test(value),
};

function digits(value: string): number {
  return value.replace(/\D/g, "").length;
}
