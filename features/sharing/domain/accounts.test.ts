import { describe, expect, it } from 'vitest';
import { accountSegment, accountsOf, inPaymentAccount, payableAccount } from './accounts.ts';
import { worldTree } from '../tests/world.ts';

describe('a segment of a path', () => {
  it.each([
    ['team', 'team'],
    ['m1', 'm1'],
    ['a-b-2', 'a-b-2'],
    ['Team', 'x-5465616d'],
    ['课题组', 'x-e8afbee9a298e7bb84'],
    ['a_b', 'x-615f62'],
    // What looks like ours is written out, so that no two ids meet.
    ['x-5465616d', 'x-782d3534363536313664'],
  ])('%s → %s', (id, segment) => expect(accountSegment(id)).toBe(segment));
});

describe('the accounts of a version', () => {
  const bindings = {
    parties: { pilot: { organizationId: 'o', personId: null, name: { zh: '中试基地', en: 'Pilot base' } } },
    members: { m1: { organizationId: null, personId: 'p', name: { zh: '李工' } } },
  };
  const accounts = new Map(accountsOf({ tree: worldTree, bindings }).map(({ account, name }) => [account, name]));
  it('the pool’s party has those of its members only', () => {
    expect([...accounts.keys()].filter((account) => account.startsWith('liabilities:payable:'))).toEqual([
      payableAccount('unit'),
      payableAccount('pilot'),
      payableAccount('fund'),
      payableAccount('team', 'm1'),
      payableAccount('team', 'm2'),
    ]);
    expect(accounts.has(inPaymentAccount('team', 'm2'))).toBe(true);
  });
  it('they are called by whom they pay, in both languages', () => {
    expect(accounts.get(payableAccount('pilot'))).toEqual({ zh: '应付：中试基地', en: 'Payable: Pilot base' });
    expect(accounts.get(inPaymentAccount('team', 'm1'))).toEqual({ zh: '付款中：李工', en: 'In payment: 李工' });
    expect(accounts.get('equity:carried-loss')).toEqual({ zh: '结转亏损', en: 'Carried loss' });
  });
});
