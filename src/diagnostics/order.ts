import type { Diagnostic } from "./diagnostic.js";

/** Diagnostics by file, place and code; what stands there twice is dropped. */
export function sortDiagnostics<D extends Diagnostic<string>>(diagnostics: readonly D[]): D[] {
  const unique = new Map(diagnostics.map((d) => [keyOf(d), d]));
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.location?.file ?? "", b.location?.file ?? "") ||
      (a.location?.start ?? 0) - (b.location?.start ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function keyOf({ code, message, location }: Diagnostic<string>): string {
  return JSON.stringify([code, message, location?.file, location?.start, location?.end]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
