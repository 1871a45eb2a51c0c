import { canonical } from "./canonical.js";
import { atKey, kinds, kindsOf, listed, required } from "./facts.js";
import { createJudge, type Judge } from "./judge.js";
import { alone, conjuncts, held, nameOf, type Place, placesBelow, says } from "./place.js";
import { isUnderstood, rules } from "./rules.js";
import { assertions, hasReference, isSame } from "./same.js";

/** Proves that the values that fit some places fit another one. `false` means: not proved. */
export interface Prover {
  /** Whether every value that fits all of `from` fits `to`. */
  implies(from: readonly Place[], to: Place): boolean;
  /** The same, of values that stand within the value in question. */
  below(from: readonly Place[], to: Place): boolean;
  /** Whether every value that fits all of `from` obeys one keyword of `to`. */
  obeys(from: readonly Place[], to: Place, keyword: string): boolean;
  /** Whether both places are fit by the same values. */
  equal(a: Place, b: Place): boolean;
  /** Whether no value fits all of both. */
  disjoint(a: readonly Place[], b: readonly Place[]): boolean;
  accepts(place: Place, value: unknown): boolean;
}

/** After this many steps a proof is given up: alternatives of alternatives multiply. */
const PATIENCE = 20_000;

/** A prover that keeps what it has proved. */
export function createProver(judge: Judge = createJudge()): Prover {
  /** Whether it is proved; while it is being proved, how deep in the value that is. */
  const proofs = new Map<string, boolean | number>();
  let depth = 0;
  let open = 0;
  let steps = 0;

  const prover: Prover = {
    accepts: judge.accepts,
    implies: (from, to) => implies(conjuncts(...from), to, []),
    below(from, to) {
      depth++;
      try {
        return prover.implies(from, to);
      } finally {
        depth--;
      }
    },
    obeys: (from, to, keyword) => obeys(conjuncts(...from), to, keyword),
    equal: (a, b) => isSame(a, b) || (prover.implies([a], b) && prover.implies([b], a)),
    disjoint: (a, b) => areDisjoint(conjuncts(...a), conjuncts(...b), 0),
  };

  function implies(from: readonly Place[], to: Place, split: readonly string[]): boolean {
    const key = `${from.map(nameOf).sort().join()} ${split.join()} > ${nameOf(to)}`;
    const known = proofs.get(key);
    if (typeof known === "boolean") return known;
    // What is to be proved may be taken for proved of smaller values: a definition that refers to
    // itself is compared once.
    if (known !== undefined) return known < depth;
    if (open === 0) steps = 0;
    if (steps++ > PATIENCE) return false;
    proofs.set(key, depth);
    open++;
    const isProved = decide(from, to, split);
    open--;
    if (!isProved) forgetSince(key);
    proofs.set(key, isProved);
    return isProved;
  }

  // What has been proved with the help of something that turned out unproved is not proved.
  function forgetSince(key: string): void {
    let isSince = false;
    for (const [one, state] of proofs) {
      if (isSince && state === true) proofs.delete(one);
      isSince ||= one === key;
    }
  }

  function decide(from: readonly Place[], to: Place, split: readonly string[]): boolean {
    if (isImpossible(from)) return true;
    return conjuncts(to).every(
      (part) => impliesPart(from, part) || impliesByCases(from, part, split),
    );
  }

  function impliesPart(from: readonly Place[], to: Place): boolean {
    if (typeof to.schema === "boolean") return to.schema;
    if (from.some((place) => isSame(place, to))) return true;
    const values = listed(from);
    if (values !== undefined && isForAjv(to)) {
      const possible = values.filter((value) => mayFit(from, value));
      return possible.every((value) => judge.accepts(to, value));
    }
    return assertions(to).every((keyword) => obeys(from, to, keyword));
  }

  /** A value fits one of the alternatives: it is enough that each of them implies. */
  function impliesByCases(from: readonly Place[], to: Place, split: readonly string[]): boolean {
    for (const place of from) {
      for (const keyword of ["anyOf", "oneOf"]) {
        const name = `${nameOf(place)}/${keyword}`;
        const branches = held(place, keyword);
        if (branches.length === 0 || split.includes(name)) continue;
        const used = [...split, name].sort();
        const cases = branches.map(([, one]) => conjuncts(...from, one));
        if (cases.every((one) => implies(one, to, used))) return true;
      }
    }
    if (split.includes("kind") || kindsOf(from).length < 2) return false;
    if (!["anyOf", "oneOf"].some((keyword) => says(to, keyword))) return false;
    return kindsOf(from).every((kind) =>
      implies(conjuncts(...from, ofKind.get(kind) as Place), to, [...split, "kind"].sort()),
    );
  }

  function obeys(from: readonly Place[], to: Place, keyword: string): boolean {
    const value = says(to, keyword);
    const rule = isUnderstood(keyword, to) ? rules[keyword] : undefined;
    if (rule === undefined) {
      const text = canonical(value);
      if (keyword.startsWith("$") || hasReference(text)) return false;
      return from.some((place) => canonical(says(place, keyword)) === text);
    }
    if (rule.on && !kindsOf(from).some((kind) => rule.on?.includes(kind))) return true;
    return rule.implied({ from, to, value, prove: prover });
  }

  function areDisjoint(a: readonly Place[], b: readonly Place[], level: number): boolean {
    const common = kindsOf(a).filter((kind) => kindsOf(b).includes(kind));
    if (common.length === 0) return true;
    const values = [listed(a), listed(b)].find((list) => list !== undefined);
    if (values !== undefined) {
      return !values.some((value) => mayFit([...a, ...b], value));
    }
    if (common.some((kind) => kind !== "object") || level > 3) return false;
    return [...required([...a, ...b])].some((key) =>
      areDisjoint(atKey(a, key), atKey(b, key), level + 1),
    );
  }

  function mayFit(places: readonly Place[], value: unknown): boolean {
    return !places.some((place) => judge.rejects(place, value));
  }

  /** Whether no value fits. */
  function isImpossible(from: readonly Place[]): boolean {
    if (kindsOf(from).length === 0) return true;
    const values = listed(from);
    return values !== undefined && !values.some((value) => mayFit(from, value));
  }

  return prover;
}

const ofKind = new Map(
  kinds.map((kind) => [
    kind,
    alone(kind === "fraction" ? { type: "number", not: { type: "integer" } } : { type: kind }),
  ]),
);

/** Whether ajv checks all that a place and the places that it reaches ask for. */
function isForAjv(place: Place): boolean {
  const seen = new Set<string>();
  const todo = [place];
  for (let here = todo.pop(); here; here = todo.pop()) {
    if (seen.has(nameOf(here))) continue;
    seen.add(nameOf(here));
    for (const one of placesBelow(here)) {
      const isKnown = (keyword: string) =>
        isUnderstood(keyword, one) && !rules[keyword]?.isBeyondAjv;
      if (!assertions(one).every(isKnown)) return false;
      todo.push(...conjuncts(one).slice(1));
    }
  }
  return true;
}
