/** What may be paid: window, objection, account, sum and books in this order. */
import { describe, expect, it } from 'vitest';
import { payableOf, type OpenStatement } from './payable-statements.ts';

const now = new Date('2026-12-17T00:00:00+08:00');
const statement = (id: string, change: Partial<OpenStatement> = {}): OpenStatement => ({
  id,
  payee: 'team/m1',
  accountKey: 'team/m1@p',
  amount: 100n,
  state: 'issued',
  objectionsUntil: '2026-12-16',
  ...change,
});
const run = (statements: readonly OpenStatement[], owed = 1000n, accounts: readonly string[] = ['team/m1@p', 'fund']) => {
  const { ready, waiting } = payableOf(
    statements,
    (key) => accounts.includes(key),
    () => owed,
    now,
  );
  return [ready.map((of) => [of.amount, of.statements.map(({ id }) => id)]), waiting.map((of) => [of.statement.id, of.reason])];
};

describe('what may be paid', () => {
  it('is one amount for each payee, of several statements', () => {
    expect(run([statement('a'), statement('b', { payee: 'fund', accountKey: 'fund' }), statement('c', { amount: -30n })])).toEqual([
      [
        [70n, ['a', 'c']],
        [100n, ['b']],
      ],
      [],
    ]);
  });
  it.each([
    ['objection-open', { state: 'objected' }],
    ['window-open', { objectionsUntil: '2026-12-17' }],
    ['account-missing', { accountKey: 'nobody' }],
    ['not-positive', { amount: 0n }],
    ['not-positive', { amount: -1n }],
  ] as const)('%s waits', (reason, change) => expect(run([statement('a', change)])).toEqual([[], [['a', reason]]]));
  it('a statement that waits holds up no other of the same payee', () => {
    expect(run([statement('a', { state: 'objected' }), statement('b')])).toEqual([[[100n, ['b']]], [['a', 'objection-open']]]);
  });
  it('is never more than the books owe, also where two persons stand behind one payee', () => {
    expect(run([statement('a')], 99n)).toEqual([[], [['a', 'not-owed']]]);
    const other = statement('b', { accountKey: 'fund' });
    expect(run([statement('a'), other], 199n)).toEqual([[[100n, ['a']]], [['b', 'not-owed']]]);
    expect(run([statement('a'), other], 200n)[1]).toEqual([]);
  });
});
