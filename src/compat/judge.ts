import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { newAjv } from "../validate/ajv.js";
import { circular, type Place, type Tree } from "./place.js";

/** Asks ajv: the judge of what is valid. Some schemas make ajv itself fail: then nothing is sure. */
export interface Judge {
  /** Whether a value surely fits a place. */
  accepts(place: Place, value: unknown): boolean;
  /** Whether a value surely does not fit a place. */
  rejects(place: Place, value: unknown): boolean;
  /** What ajv has against a value at a place, all of it. */
  errors(place: Place, value: unknown): readonly ErrorObject[];
}

// Whatever the schema is called, a place of it can be asked for under this name.
const NAME = "urn:policyc:compat";

const loosely = { strict: false, logger: false } as const;

type Find = (pointer: string) => ValidateFunction | undefined;

/** A judge that compiles what it is asked for, once. */
export function createJudge(): Judge {
  const trees = new WeakMap<Tree, Find>();
  const verdict = (place: Place, value: unknown): readonly ErrorObject[] | undefined => {
    if (typeof place.tree.root === "boolean") return place.tree.root ? [] : never;
    const find = trees.get(place.tree) ?? open(place.tree);
    trees.set(place.tree, find);
    const check = find(place.pointer);
    if (check === undefined) throw new Error(`ajv finds no schema at ${place.pointer}`);
    try {
      return check(value) ? [] : [...(check.errors ?? never)];
    } catch {
      return undefined;
    }
  };
  return {
    accepts: (place, value) => verdict(place, value)?.length === 0,
    rejects: (place, value) => (verdict(place, value)?.length ?? 0) > 0,
    errors: (place, value) => verdict(place, value) ?? [],
  };
}

/** Why a schema cannot be used; undefined where it can. */
export function unusable(tree: Tree): string | undefined {
  try {
    const place = circular(tree);
    if (place) return `what ${place.pointer} says depends on what it says itself`;
    newAjv(loosely).compile(tree.root);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const never: readonly ErrorObject[] = [
  {
    keyword: "false schema",
    instancePath: "",
    schemaPath: "#",
    params: {},
    message: "is not allowed",
  },
];

function open(tree: Tree): Find {
  // Whether it is a schema at all has been found out before, once.
  const ajv = newAjv({ ...loosely, allErrors: true, meta: false, validateSchema: false });
  ajv.addSchema({ ...(tree.root as object), $id: NAME });
  const found = new Map<string, ValidateFunction | undefined>();
  return (pointer) => {
    if (!found.has(pointer)) found.set(pointer, ajv.getSchema(`${NAME}${encode(pointer)}`));
    return found.get(pointer);
  };
}

function encode(pointer: string): string {
  return pointer
    .split("/")
    .map((step, i) => (i === 0 ? step : encodeURIComponent(step)))
    .join("/");
}
