import type { ErrorObject } from "ajv/dist/2020.js";
import type { Mode } from "./differences.js";
import { type Embedded, embed, type Ways, waysIn } from "./embed.js";
import type { Judge } from "./judge.js";
import { type Place, placeAt, rootOf, type Tree } from "./place.js";
import { createProber } from "./probes.js";
import { definitionAround, isReferredTo } from "./uses.js";

/** A value that was valid and no longer is: both by ajv. */
export interface Witness {
  /** What the value is: a whole document (#), or what a definition is to describe. */
  readonly of: string;
  readonly value: unknown;
  /** Where ajv rejects it, as a JSON pointer into the value, and what it says. */
  readonly at: string;
  readonly error: string;
}

/** Where two schemas differ. */
interface Fault {
  /** The place whose values are given. */
  readonly from: Place;
  /** The place that they ought to fit. */
  readonly to: Place;
  readonly mode: Mode;
  /** Whether what ajv objects to shows this fault, and not another one. */
  readonly shows: (error: ErrorObject) => boolean;
}

/** How many values, each in several documents, are tried for one difference. */
const TRIED = 12;
/** How many values are looked at for that. */
const LOOKED_AT = 4_000;

/** Finds witnesses between the schema whose documents are given and the one they ought to fit. */
export function createWitnesses(given: Tree, wanted: Tree, judge: Judge) {
  const prober = createProber(judge);
  const ways: Ways = waysIn(given);

  /** A document that is valid under the one and not under the other because of a difference. */
  return function witness({ from, to, mode, shows }: Fault): Witness | undefined {
    const tops = topsOf(from);
    const isFault = (error: ErrorObject) => mode !== "along" || shows(error);
    const tells = (value: unknown) => {
      const [fits, faults] = [judge.accepts(from, value), judge.errors(to, value)];
      if (mode === "along") return fits && faults.some(isFault);
      return mode === "against" ? !fits && faults.length === 0 : fits !== (faults.length === 0);
    };
    let tried = 0;
    let seen = 0;
    for (const value of prober.probes([from], [to])) {
      if (seen++ === LOOKED_AT) break;
      if (!tells(value)) continue;
      if (tried++ === TRIED) break;
      for (const [top, opposite] of tops) {
        for (const way of ways(from, top)) {
          for (const one of embed(value, from, way, prober)) {
            const found = proof(one, top, opposite, isFault);
            if (found) return found;
          }
        }
      }
    }
    return undefined;
  };

  function proof(
    { document, path }: Embedded,
    top: Place,
    opposite: Place,
    isFault: (error: ErrorObject) => boolean,
  ): Witness | undefined {
    if (!judge.accepts(top, document)) return undefined;
    const errors = judge.errors(opposite, document);
    const there = errors.filter(
      (e) => e.instancePath === path || e.instancePath.startsWith(`${path}/`),
    );
    const error = there.find(isFault);
    if (error === undefined) return undefined;
    return { of: top.pointer, value: document, at: error.instancePath, error: said(error) };
  }

  /**
   * What a value may be shown in, on both sides: the whole document; or the definition that a
   * place stands in, where nothing refers to it.
   */
  function topsOf(place: Place): [Place, Place][] {
    const definition = definitionAround(place);
    if (definition === undefined || isReferredTo(definition)) {
      return [[rootOf(given), rootOf(wanted)]];
    }
    const opposite = placeAt(wanted, definition.pointer);
    return opposite ? [[definition, opposite]] : [];
  }
}

function said({ message = "is not valid", params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValue;
  return detail === undefined ? message : `${message}: ${JSON.stringify(detail)}`;
}
