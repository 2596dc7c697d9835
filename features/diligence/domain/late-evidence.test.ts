import { describe, expect, it } from 'vitest';
import { day, facts, noticeFact, passed } from '../tests/price-facts.ts';
import { lateIn, stepsTaken } from './late-evidence.ts';
import type { Due, Element } from './obligation-pack.ts';

const row = (due: Due, dueOn: string | null = null) => ({ element: { due } as Element, dueOn, evidence: ['early', 'at', 'later'] });
/** Around the call on 20 May. */
const pieces = [
  { id: 'later', suppliedAt: day('2026-05-21') },
  { id: 'at', suppliedAt: day('2026-05-20') },
  { id: 'early', suppliedAt: day('2026-05-19') },
];

describe('what came late', () => {
  it('came when the committee was called, or after', () => {
    const taken = stepsTaken(facts({ decisions: [passed()] }), null);
    expect(lateIn(row({ before: 'decision' }), pieces, taken)).toEqual(['at', 'later']);
    expect(lateIn(row({ before: 'signing' }), pieces, taken)).toEqual([]);
  });
  it('is nothing while nothing was decided: a motion that failed, or one about another price, decides nothing', () => {
    const others = [{ ...passed(), result: 'rejected' as const }, passed(day('2026-05-01')), { ...passed(), state: 'voting' as const }];
    expect(lateIn(row({ before: 'decision' }), pieces, stepsTaken(facts({ decisions: others }), null))).toEqual([]);
  });
  it('came after the notice began, where it was due before it', () => {
    const taken = stepsTaken(facts({ notices: [noticeFact({ publishedAt: day('2026-05-21') })] }), null);
    expect(lateIn(row({ before: 'notice' }), pieces, taken)).toEqual(['later']);
  });
  it('came after the day of signing, which is whole in Beijing, or after its own day', () => {
    const taken = stepsTaken(facts(), '2026-05-20');
    expect(taken.signing).toEqual(new Date('2026-05-20T16:00:00.000Z'));
    expect(lateIn(row({ before: 'signing' }), pieces, taken)).toEqual(['later']);
    expect(lateIn(row({ daysAfterSigning: 0 }, '2026-05-19'), pieces, taken)).toEqual(['at', 'later']);
    expect(lateIn(row({ daysAfterSigning: 30 }, null), pieces, taken)).toEqual([]);
    expect(lateIn(row({ before: 'closing' }), pieces, taken)).toEqual([]);
  });
});
