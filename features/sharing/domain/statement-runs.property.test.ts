/** Which events stand on a statement: each once, in the order of the books, with totals that run on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostLines, openRuns, type PayeeEvent, type StatedRange } from './statement-runs.ts';

const event = (position: number, amount: bigint, onDay = '2026-11-01', isReversal = false): PayeeEvent => ({ position, onDay, amount, isReversal });
const briefly = (runs: ReturnType<typeof openRuns>) =>
  runs.map(({ opening, amount, lines }) => [opening, amount, lines.map(({ event: { position }, total }) => [position, total])]);

describe('open runs', () => {
  it('leave out events that brought nothing, and whoever has nothing', () => {
    expect(briefly(openRuns([event(1, 0n), event(2, 5n), event(3, 0n), event(4, 7n)], [], '2026-12-01'))).toEqual([
      [
        0n,
        12n,
        [
          [2, 5n],
          [4, 12n],
        ],
      ],
    ]);
    expect(openRuns([event(1, 0n)], [], '2026-12-01')).toEqual([]);
    expect(openRuns([], [], '2026-12-01')).toEqual([]);
  });
  it('go on after what is stated, with its closing total', () => {
    expect(briefly(openRuns([event(1, 5n), event(2, 6n), event(3, 7n)], [{ from: 1, to: 2, closing: 11n }], '2026-12-01'))).toEqual([[11n, 7n, [[3, 18n]]]]);
  });
  it('what was withdrawn between two statements is a stretch by itself', () => {
    const events = [event(1, 1n), event(2, 2n), event(3, 4n), event(4, 8n)];
    const stated = [
      { from: 3, to: 3, closing: 7n },
      { from: 1, to: 1, closing: 1n },
    ];
    expect(briefly(openRuns(events, stated, '2026-12-01'))).toEqual([
      [1n, 2n, [[2, 3n]]],
      [7n, 8n, [[4, 15n]]],
    ]);
  });
  it('end before the first event of a later day, unless it was taken back', () => {
    const days = [event(1, 1n, '2026-11-30'), event(2, 2n, '2026-12-02'), event(3, 4n, '2026-11-29')];
    expect(briefly(openRuns(days, [], '2026-11-30'))).toEqual([[0n, 1n, [[1, 1n]]]]);
    expect(briefly(openRuns([days[0]!, { ...days[1]!, isReversal: true }, days[2]!], [], '2026-11-30'))[0]![1]).toBe(7n);
    // The day itself still counts.
    expect(openRuns(days, [], '2026-12-02')[0]!.amount).toBe(7n);
  });
  it('tell the day up to which all is stated; an earlier stretch ends with its last event', () => {
    const [first, second] = openRuns(
      [event(1, 1n, '2026-11-02'), event(2, 1n, '2026-11-03'), event(3, 1n, '2026-11-04')],
      [{ from: 2, to: 2, closing: 2n }],
      '2026-11-30',
    );
    expect([first!.fromDay, first!.toDay, second!.fromDay, second!.toDay]).toEqual(['2026-11-02', '2026-11-02', '2026-11-04', '2026-11-30']);
  });
  it('are parted where a statement grows too long', () => {
    const many = Array.from({ length: mostLines + 1 }, (_, index) => event(index + 1, 1n));
    expect(openRuns(many, [], '2026-12-01').map(({ lines, opening }) => [lines.length, opening])).toEqual([
      [mostLines, 0n],
      [1, BigInt(mostLines)],
    ]);
  });
  it('state everything once, whatever was stated and withdrawn before', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-50n, 50n), { maxLength: 40 }), fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 8 }), (amounts, acts) => {
        const events = amounts.map((amount, index) => event(index + 1, amount, `2026-11-${String((index % 28) + 1).padStart(2, '0')}`));
        const totalAt = (position: number) => amounts.slice(0, position).reduce((sum, amount) => sum + amount, 0n);
        let stated: StatedRange[] = [];
        const state = (until: string, upTo: number) => {
          for (const run of openRuns(events.slice(0, upTo), stated, until)) {
            expect(run.opening).toBe(totalAt(run.lines[0]!.event.position - 1));
            expect(run.lines.every(({ event: { position }, total }) => total === totalAt(position))).toBe(true);
            stated.push({ from: run.lines[0]!.event.position, to: run.lines.at(-1)!.event.position, closing: run.opening + run.amount });
          }
        };
        for (const [upTo, isWithdrawn] of acts) {
          if (isWithdrawn) stated = stated.filter((_, index) => index !== upTo % Math.max(1, stated.length));
          else state(`2026-11-${String((upTo % 28) + 1).padStart(2, '0')}`, upTo);
        }
        state('2026-11-30', events.length);
        const held = events
          .filter(({ amount }) => amount !== 0n)
          .map(({ position }) => stated.filter(({ from, to }) => from <= position && position <= to).length);
        expect(held.every((times) => times === 1)).toBe(true);
        expect(openRuns(events, stated, '2026-11-30')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
