/** What may be booked: vectors that a reader can audit by hand (tests/vectors/ledger-entries.json), and what no vector says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildEntry, isDay, maxKeyLength, maxPostings, mirror, type Entry, type EntryDraft } from './entry.ts';

type Written = Omit<EntryDraft, 'postings'> & { readonly postings: readonly (readonly [string, string, string])[] };
type Case = {
  readonly name: string;
  readonly draft: Partial<Written>;
  readonly outcome: string;
  readonly field?: string;
  readonly details?: Record<string, string>;
};
const { base, cases } = JSON.parse(readFileSync(new URL('../../../tests/vectors/ledger-entries.json', import.meta.url), 'utf8')) as {
  base: Written;
  cases: Case[];
};
const read = (written: Partial<Written>): EntryDraft => {
  const { postings, ...rest } = { ...base, ...written };
  return { ...rest, postings: postings.map(([account, currency, amount]) => ({ account, currency, amount: BigInt(amount) })) };
};

describe('vectors', () => {
  it.each(cases)('$name: $outcome', ({ draft, outcome, field, details }) => {
    const refused = { ok: false, error: { kind: outcome, ...(field && { field }), ...(details && { details }) } };
    expect(buildEntry(read(draft))).toMatchObject(outcome === 'ok' ? { ok: true, value: read(draft) } : refused);
  });
});

describe('limits', () => {
  it('a key has so many characters', () => {
    expect(buildEntry(read({ key: 'k'.repeat(maxKeyLength) })).ok).toBe(true);
    expect(buildEntry(read({ key: 'k'.repeat(maxKeyLength + 1) }))).toMatchObject({ error: { kind: 'entry-malformed', field: 'key' } });
  });
  it('an entry has so many postings', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, n) => ['assets:bank', 'CNY', n % 2 === 0 ? '1' : '-1'] as const);
    expect(buildEntry(read({ postings: lines(maxPostings) })).ok).toBe(true);
    expect(buildEntry(read({ postings: lines(maxPostings + 2) }))).toMatchObject({ error: { kind: 'entry-too-long', details: { max: maxPostings } } });
  });
  it.each(['1899-12-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', ''])('%j is no day', (text) => expect(isDay(text)).toBe(false));
});

it('a mirror turns every amount round and keeps the rest of what was booked', () => {
  const entry: Entry = {
    ...read({ about: { event: 'e1' } }),
    id: 'e',
    ledgerId: 'l',
    about: { event: 'e1' },
    bookedAt: new Date(0),
    bookedBy: null,
    reverses: null,
  };
  const mirrored = mirror(entry, { key: 'back', effectiveOn: '2026-12-01', reference: '' });
  expect(mirrored).toMatchObject({ key: 'back', kind: 'reversal', effectiveOn: '2026-12-01', about: { event: 'e1' } });
  expect(mirrored.postings.map(({ account, amount }) => [account, amount])).toEqual(entry.postings.map(({ account, amount }) => [account, -amount]));
  expect(buildEntry(mirrored).ok).toBe(true);
});
