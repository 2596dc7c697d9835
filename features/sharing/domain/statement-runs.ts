/**
 * Which events a statement is made of. Statements follow the books: a payee's lines lie in the order in which events were recorded,
 * each on one statement that stands. What was withdrawn is open again, so that the open events may lie in several stretches between
 * statements; each stretch is stated by itself, and totals run on from line to line.
 */

/** What an event brought one payee, minor units. */
export type PayeeEvent = {
  readonly position: number;
  readonly onDay: string;
  /** It was taken back, or takes another back. */
  readonly isReversal: boolean;
  readonly amount: bigint;
};
/** A statement that stands: its positions, and the payee's total after it. */
export type StatedRange = { readonly from: number; readonly to: number; readonly closing: bigint };
/** Lines of one statement. */
export type StatementRun<E extends PayeeEvent> = {
  readonly lines: readonly { readonly event: E; readonly total: bigint }[];
  readonly opening: bigint;
  readonly amount: bigint;
  readonly fromDay: string;
  readonly toDay: string;
};

/** A statement of more lines is read by nobody, and its paper takes seconds to make. */
export const mostLines = 500;

/**
 * The stretches of events that no statement holds, up to the end of day `until`. The first event of a later day ends them: what lies
 * behind it in the books waits for it. A later day that was taken back (a slip of the pen) holds nobody up. Events that brought
 * nothing leave no line, and a stretch without lines no statement.
 */
export const openRuns = <E extends PayeeEvent>(events: readonly E[], stated: readonly StatedRange[], until: string): StatementRun<E>[] => {
  const ranges = stated.toSorted((a, b) => a.from - b.from);
  const runs: { opening: bigint; lines: { event: E; total: bigint }[] }[] = [];
  let [total, next, isFresh] = [0n, 0, true];
  for (const event of events) {
    while (next < ranges.length && ranges[next]!.to < event.position) next += 1;
    const range = ranges[next];
    if (range !== undefined && range.from <= event.position) {
      total = range.closing;
      isFresh = true;
      continue;
    }
    if (event.onDay > until && !event.isReversal) break;
    if (event.amount === 0n) continue;
    const open = runs.at(-1);
    if (isFresh || open === undefined || open.lines.length === mostLines) runs.push({ opening: total, lines: [] });
    isFresh = false;
    total += event.amount;
    runs.at(-1)!.lines.push({ event, total });
  }
  return runs.map(({ opening, lines }, index) => {
    const days = lines.map(({ event }) => event.onDay).toSorted();
    const [first, last] = [days[0]!, days.at(-1)!];
    // The last one tells up to which day everything is stated.
    return { opening, lines, amount: lines.at(-1)!.total - opening, fromDay: first, toDay: index === runs.length - 1 && last < until ? until : last };
  });
};
