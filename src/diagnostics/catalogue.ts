/** Every code that a diagnostic can carry, with the one-line meaning that documentation prints. */
export const catalogue = {
  "yaml/syntax": "The file is not well-formed YAML.",
  "yaml/duplicate-key": "A key stands twice in one map.",
  "yaml/multiple-documents": "A file holds more than one YAML document.",
  "yaml/not-a-map": "The top of a file is not a map of policy sections.",
  "source/duplicate-id": "Two files define the same id.",
  "schema/unknown-key": "A key that the schema does not know.",
  "schema/missing-key": "A required key is absent.",
  "schema/wrong-type": "A value of the wrong type, such as a list where text is expected.",
  "schema/not-allowed": "A value outside the allowed values.",
  "schema/malformed":
    "A value that does not have the form required: date, duration, address, link, id.",
  "schema/too-few": "A list, map or text that is empty or too short.",
  "schema/duplicate-item": "A list holds the same item twice.",
  "schema/out-of-range": "A number outside its bounds.",
  "link/unknown-reference": "A reference to an id that nothing defines.",
  "link/wrong-kind": "A reference to an id of another collection.",
  "document/missing-language":
    "The policy names a language for which there is no template or no words.",
  "document/missing-text": "A text does not exist in a language of the policy.",
  "page/missing-file": "The source names a logo or a font that is not in the policy folder.",
  "page/bad-logo": "A logo that cannot be painted as it was meant.",
  "page/bad-font": "A font file that cannot or may not be embedded.",
  "page/low-contrast": "An accent colour that is too light to read.",
  "pdf/missing-glyph": "A character that the fonts of the PDF cannot show.",
  "pdf/unsupported-script": "Text in a script that the PDF cannot set right.",
  "waiver/unknown-rule": "A waiver names a rule that does not exist.",
  "waiver/unmatched": "A waiver that matches no finding.",
  "waiver/expired": "A waiver whose last day has passed.",
  "drift/stale": "A document is not what the policy compiles to.",
  "drift/missing": "The policy compiles to a document that is not there.",
  "drift/left-over": "A document is there that the policy does not compile to any more.",
} as const satisfies Record<string, string>;

/** The code of a diagnostic. */
export type Code = keyof typeof catalogue;
