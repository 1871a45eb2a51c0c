import type { Change } from "../change.js";
import type { Comparison } from "../comparison.js";
import { byWeight, headline, provisionsOf } from "../wording.js";

/** A comparison for programs. The name of the form changes with its shape. */
export function render({ before, after, diff }: Comparison): string {
  const { changes, internal, languages, notCompared } = diff;
  const counts = Object.fromEntries(
    byWeight(changes).map(([weight, some]) => [weight, some.length]),
  );
  const form = {
    $schema: "urn:policyc:diff:1.0.0",
    before,
    after,
    languages,
    summary: { material: 0, minor: 0, editorial: 0, ...counts },
    changes: changes.map(plain),
    provisions: provisionsOf(changes),
    internal,
    notCompared,
  };
  return `${JSON.stringify(form, null, 2)}\n`;
}

function plain(change: Change) {
  const { kind, weight, subject, why, provisions, entities, language, before, after } = change;
  return {
    ...{ weight, kind, subject, title: headline(change), why },
    provisions: provisions.map(({ provision }) => provision),
    ...{ entities, language, before, after },
  };
}
