import { describe, expect, test } from 'vitest';
import { requestAnswers, type AskedFor } from './request-answers.ts';

const at = (hours: number): Date => new Date(Date.UTC(2026, 2, 2, hours));
const asked = (change: Partial<AskedFor>): AskedFor => ({ state: 'requested', requestedAt: at(0), answeredAt: null, expiresAt: null, reason: null, ...change });

describe('what became of a request', () => {
  test.each<[Partial<AskedFor>, string]>([
    [{}, 'waiting'],
    [{ expiresAt: at(9) }, 'waiting'],
    // Its time is over, though nobody has taken it away yet.
    [{ expiresAt: at(8) }, 'unanswered'],
    [{ state: 'expired', reason: 'unanswered' }, 'unanswered'],
    [{ state: 'approved', answeredAt: at(1) }, 'approved'],
    [{ state: 'completed', answeredAt: at(1) }, 'approved'],
    [{ state: 'cancelled', answeredAt: at(1), reason: 'elsewhere' }, 'approved'],
    [{ state: 'expired', answeredAt: at(1), reason: 'unconfirmed' }, 'approved'],
    [{ state: 'declined', answeredAt: at(1), reason: 'no-staff' }, 'declined'],
    [{ state: 'cancelled', reason: 'elsewhere' }, 'none of these'],
  ])('%o: %s', (change, fate) => {
    const answers = requestAnswers([asked(change)], at(8));
    const counted = (['approved', 'declined', 'unanswered', 'waiting'] as const).filter((one) => answers[one] === 1);
    expect([answers.received, counted]).toEqual([1, fate === 'none of these' ? [] : [fate]]);
  });
});

test('refusals by reason, the most frequent first, of equals by code', () => {
  const declined = (reason: string): AskedFor => asked({ state: 'declined', answeredAt: at(1), reason });
  expect(requestAnswers(['own-use', 'no-staff', 'not-safe', 'no-staff', 'not-capable'].map(declined), at(8)).refusals).toEqual([
    { reason: 'no-staff', count: 2 },
    { reason: 'not-capable', count: 1 },
    { reason: 'not-safe', count: 1 },
    { reason: 'own-use', count: 1 },
  ]);
});
test.each([
  [[], null, null],
  [[3], 3, 3],
  [[1, 9], 5, 9],
  [[30, 1, 2], 2, 30],
])('answered after %j hours: median %j, slowest %j', (hours, median, slowest) => {
  const answers = requestAnswers(
    hours.map((after, index) => asked({ state: index % 2 === 0 ? 'approved' : 'declined', answeredAt: at(after) })),
    at(48),
  );
  expect([answers.medianResponseHours, answers.slowestResponseHours]).toEqual([median, slowest]);
});
