/** Something that is kept where documents may share it. */
export interface Made<T> {
  readonly value: T;
  /** Whether it is all that a document has of it: letters that cannot be shown are noted beside it. */
  readonly keeps: boolean;
}

/** Makes something that documents may share, and notes in `set` what of it cannot be shown. */
export function made<S extends { readonly unshowable: Set<string> }, T>(
  set: S,
  make: (apart: S) => T,
): Made<T> {
  const unshowable = new Set<string>();
  const value = make({ ...set, unshowable });
  for (const letter of unshowable) set.unshowable.add(letter);
  return { value, keeps: unshowable.size === 0 };
}
