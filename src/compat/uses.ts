import { held, type Place, placesBelow, rootOf, type Tree, target } from "./place.js";

/** The definition, directly under `$defs`, in which a place stands. */
export function definitionAround({ tree, pointer }: Place): Place | undefined {
  const definitions = held(rootOf(tree), "$defs").map(([, one]) => one);
  return definitions.find((one) => isWithin(pointer, one.pointer));
}

/** The places, by pointer, whose `$ref` leads to a definition or into it. */
export function usesOf(definition: Place): string[] {
  return references(definition.tree)
    .filter(({ to }) => isWithin(to, definition.pointer))
    .map(({ from }) => from);
}

/** Whether anything in its schema, outside of itself, refers to a definition. */
export function isReferredTo(definition: Place): boolean {
  return usesOf(definition).some((use) => !isWithin(use, definition.pointer));
}

interface Reference {
  readonly from: string;
  readonly to: string;
}

const known = new WeakMap<Tree, readonly Reference[]>();

function references(tree: Tree): readonly Reference[] {
  const found =
    known.get(tree) ??
    [...placesBelow(rootOf(tree))].flatMap((place) => {
      const to = target(place);
      return to ? [{ from: place.pointer, to: to.pointer }] : [];
    });
  known.set(tree, found);
  return found;
}

function isWithin(pointer: string, top: string): boolean {
  return pointer === top || pointer.startsWith(`${top}/`);
}
