/** A drawing holds something that cannot be painted: its name, in words that follow “it has”. */
export class SvgProblem extends Error {}
