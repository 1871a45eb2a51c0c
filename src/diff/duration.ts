/** An ISO 8601 duration: what the calendar decides on, and what it does not. */
interface Length {
  readonly months: number;
  readonly days: number;
}

/** How the second of two durations compares with the first; unclear where the calendar decides. */
export type DurationChange = "longer" | "shorter" | "same" | "unclear";

/**
 * Compares two ISO 8601 durations by what they mean: P1Y is P12M and P1W is P7D, while P30D may be
 * shorter or longer than P1M.
 */
export function compareDurations(before: string, after: string): DurationChange {
  const [a, b] = [lengthOf(before), lengthOf(after)];
  if (a.months === b.months && a.days === b.days) return "same";
  const months = b.months - a.months;
  const days = b.days - a.days;
  if (months >= 0 && days >= 0) return "longer";
  if (months <= 0 && days <= 0) return "shorter";
  // More of one and less of the other: 45 days against a month.
  const [was, is] = [daysIn(a), daysIn(b)];
  return is.min > was.max ? "longer" : is.max < was.min ? "shorter" : "unclear";
}

function lengthOf(duration: string): Length {
  const parts =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      duration,
    );
  const [years, months, weeks, days, hours, minutes, seconds] = [1, 2, 3, 4, 5, 6, 7].map((i) =>
    Number(parts?.[i] ?? 0),
  ) as [number, number, number, number, number, number, number];
  return {
    months: years * 12 + months,
    days: weeks * 7 + days + (hours * 3600 + minutes * 60 + seconds) / 86400,
  };
}

/** The fewest and the most days that a length can have, from whichever day it runs. */
function daysIn({ months, days }: Length): { readonly min: number; readonly max: number } {
  // Four years hold every run of months that the calendar has, but for those over 1900 or 2100.
  const starts = Array.from({ length: 48 }, (_, start) => {
    const from = Date.UTC(2000, start, 1);
    return (Date.UTC(2000, start + months, 1) - from) / 86_400_000;
  });
  const all = starts.map((n) => (Number.isNaN(n) ? months * 30.436875 : n));
  return { min: Math.min(...all) + days, max: Math.max(...all) + days };
}
