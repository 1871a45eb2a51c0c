import {
  type Clause,
  type Coverage,
  type Law,
  type Requirement,
  type Spot,
  type Status,
  score,
  statuses,
  tally,
} from "./coverage.js";

/** One thing to say of a requirement; each format puts it in its own form. */
export type Detail =
  | { readonly kind: "clause"; readonly clause: Clause }
  | { readonly kind: "quote"; readonly text: string }
  /** Lines of the source. */
  | { readonly kind: "source"; readonly text: string }
  | { readonly kind: "fault"; readonly text: string }
  | { readonly kind: "waiver"; readonly text: string }
  | { readonly kind: "remedy"; readonly text: string }
  | { readonly kind: "note"; readonly text: string };

/** How many places or faults are named before the rest is counted. */
const MOST = 6;

/** What there is to say of a requirement, in the order in which a reader needs it. */
export function detailsOf(requirement: Requirement, law: Law): Detail[] {
  const { clause, answers, faults, remedy } = requirement;
  const open = faults.filter(({ waived }) => waived === undefined);
  const settled = faults.filter(({ waived }) => waived !== undefined);
  const details: Detail[] = [];
  if (clause) details.push({ kind: "clause", clause });
  for (const text of clause?.quotes ?? []) details.push({ kind: "quote", text });
  if (answers.length > 0) details.push({ kind: "source", text: some(lines(answers)) });
  if (answers.length > 0 && !clause) {
    details.push({ kind: "note", text: "No clause of the document says it." });
  }
  for (const { message, spot } of open.slice(0, MOST)) {
    details.push({ kind: "fault", text: `${message} (${placeOf(spot)})` });
  }
  if (open.length > MOST) details.push({ kind: "fault", text: `and ${open.length - MOST} more` });
  for (const { message, spot, waived } of settled.slice(0, MOST)) {
    const decision = `waived by ${waived?.decidedBy} until ${waived?.until}: ${waived?.reason}`;
    details.push({ kind: "waiver", text: `${message} (${placeOf(spot)}); ${decision}` });
  }
  if (settled.length > MOST) {
    details.push({ kind: "waiver", text: `and ${settled.length - MOST} more that are waived` });
  }
  if (open.length > 0) details.push({ kind: "remedy", text: remedy });
  // What the whole law lacks is said once, above its requirements.
  const ofLaw = new Set(law.lacks.map(({ place }) => place));
  const own = requirement.lacks.filter(({ place }) => !ofLaw.has(place));
  const text = sentences(requirement.note, lackText(own));
  if (text !== "") details.push({ kind: "note", text });
  return details;
}

/** When a law applies, and which facts are lacking to say so. */
export function noteOf({ note, lacks }: Law): string {
  return sentences(note, lackText(lacks));
}

function lackText(lacks: readonly Spot[]): string {
  if (lacks.length === 0) return "";
  return `Whether that is so cannot be said: the source does not state ${some(lacks.map(lackOf))}.`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" ");
}

/** "Coverage of the Privacy Policy 1.0.0 of Example Ltd., as of 2026-06-30". */
export function headline({ title, version, organization, asOf }: Coverage): string {
  return `Coverage of the ${title} ${version} of ${organization}, as of ${asOf}`;
}

/** "12 of 38 answered (1 declared absent), 3 missing, 2 waived". */
export function summaryOf({ requirements, applies }: Law): string {
  if (applies === "no") return "does not apply";
  const { answered, asked } = score(requirements);
  const counts = tally(requirements);
  const absent = counts.get("declared-absent");
  const rest = [...counts]
    .filter(([status]) => status !== "answered" && status !== "declared-absent")
    .map(([status, count]) => `${count} ${counted(status, count)}`);
  const head = `${answered} of ${asked} answered${absent ? ` (${absent} declared absent)` : ""}`;
  return [head, ...rest].join(", ");
}

function counted(status: Status, count: number): string {
  return status === "does-not-apply" && count > 1 ? "do not apply" : statuses[status];
}

/** services.yaml:12, or the place where nothing stands on the way to it. */
export function lineOf({ line, place }: Spot): string {
  return line ? `${line.file}:${line.number}` : place;
}

function placeOf(spot: Spot): string {
  return spot.line ? `${spot.place}, ${lineOf(spot)}` : spot.place;
}

function lackOf(spot: Spot): string {
  return spot.line ? `${spot.place} (${lineOf(spot)})` : spot.place;
}

/** Each line once. */
function lines(spots: readonly Spot[]): string[] {
  return [...new Set(spots.map(lineOf))];
}

function some(items: readonly string[]): string {
  const more = items.length - MOST;
  const named = items.slice(0, MOST).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}
