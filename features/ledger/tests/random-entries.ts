/** Drafts for property tests and chaos: random accounts, two currencies, always in balance. */
import fc from 'fast-check';
import type { EntryDraft, Posting } from '../domain/entry.ts';

export const accounts = [
  'assets:bank',
  'assets:bank:icbc',
  'assets:bank-2',
  'liabilities:party:team',
  'liabilities:party:unit',
  'income:licences',
  'expenses:patents',
];

const amount = fc.oneof(fc.bigInt({ min: 1n, max: 10_000n }), fc.bigInt({ min: 1n, max: 10n ** 15n })).chain((size) => fc.constantFrom(size, -size));
/** Some lines, and one that makes them zero. */
const linesIn = (currency: string): fc.Arbitrary<Posting[]> =>
  fc
    .tuple(
      fc.array(fc.record({ account: fc.constantFrom(...accounts), currency: fc.constant(currency), amount }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...accounts),
    )
    .map(([lines, last]) => {
      const rest = lines.reduce((sum, line) => sum + line.amount, 0n);
      return rest === 0n
        ? [...lines, { account: last, currency, amount: 1n }, { account: lines[0]!.account, currency, amount: -1n }]
        : [...lines, { account: last, currency, amount: -rest }];
    });

export const aDay = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

/** Its key is drawn from `keys` different ones, so that keys meet. */
export const aDraft = (keys: number): fc.Arbitrary<EntryDraft> =>
  fc.record({
    key: fc.nat(keys - 1).map((n) => `event:${n}`),
    kind: fc.constantFrom('income', 'settlement', 'payment'),
    reference: fc.constantFrom('', '许可费', 'Licence; (first) fee', '=1+1', '* cash | note'),
    effectiveOn: aDay,
    about: fc.constantFrom({}, { clause: 2 }, { note: 'a, b: c' }),
    postings: fc
      .tuple(linesIn('CNY'), fc.option(fc.constantFrom('JPY', 'KWD').chain(linesIn), { freq: 3, nil: [] }))
      .map(([first, second]) => [...first, ...second]),
  });
