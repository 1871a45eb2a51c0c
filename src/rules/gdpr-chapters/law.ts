/**
 * The General Data Protection Regulation as one of two laws: that of the European Union, or the
 * UK GDPR, which kept its text and its numbers. The chapters beside this file state the rules for
 * both.
 */
export interface Law<Prefix extends string> {
  /** What the ids of its rules begin with. */
  readonly prefix: Prefix;
  /** The code by which a source names the place. */
  readonly code: "EU" | "GB";
  /** Every code of a place where it holds. */
  readonly places: readonly string[];
  /** The place in words. */
  readonly where: string;
  /** Where data may go without a safeguard, and how everywhere else is called. */
  readonly home: readonly string[];
  readonly outside: string;
  readonly representative: "eu-representative" | "uk-representative";
  /** Cites an article. */
  readonly cite: (articles: string) => Citation;
  /** Citations in which the two laws differ. */
  readonly responseTime: Citation;
  readonly transfers: Citation;
  readonly complaint: Citation;
  readonly automatedDecisions: Citation;
}

interface Citation {
  readonly provision: string;
  readonly from: string;
}
