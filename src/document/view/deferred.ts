type Parts = Readonly<Record<string, () => unknown>>;

/** An object with parts that are made when they are first asked for, and only then. */
export type Deferred<P extends Parts> = { readonly [Name in keyof P]: ReturnType<P[Name]> };

/** Adds such parts to an object: a template asks for some of what it could see. */
export function deferred<E extends object, P extends Parts>(eager: E, parts: P): E & Deferred<P> {
  for (const [name, make] of Object.entries(parts)) {
    let made: { readonly value: unknown } | undefined;
    const get = () => {
      made ??= { value: make() };
      return made.value;
    };
    Object.defineProperty(eager, name, { enumerable: true, get });
  }
  return eager as E & Deferred<P>;
}

/** A copy in which some names have other values; what is deferred is made once for both. */
export function withOther<T extends object>(original: T, values: Partial<T>): T {
  return Object.defineProperties({} as T, {
    ...Object.getOwnPropertyDescriptors(original),
    ...Object.getOwnPropertyDescriptors(values),
  });
}
