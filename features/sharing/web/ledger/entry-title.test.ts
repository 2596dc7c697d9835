import { expect, test } from 'vitest';
import type { Translate } from '@tongtu/platform/ui';
import { inPaymentAccount, payableAccount } from '../../domain/accounts.ts';
import { accountParty, entryTitle } from './entry-title.ts';

const texts: Record<string, string> = {
  'settlement.kinds.income': '收入',
  'settlement.kinds.cost': '成本',
  'settlement.categories.taxes': '税费',
  'ledger-page.payments.approve': '送银行',
};
const maybe = (key: string, values?: Record<string, string | number>) =>
  texts[key] === undefined ? undefined : [texts[key], ...Object.values(values ?? {})].join(' ');
const t = Object.assign((key: string, values?: Record<string, string | number>) => [key, ...Object.values(values ?? {})].join(' '), {
  maybe,
  language: 'zh',
}) as Translate;

test('an event is called by its kind and reference', () => {
  expect(entryTitle(t, { kind: 'sharing-income', reference: 'e1', about: {} })).toBe('收入 · e1');
  expect(entryTitle(t, { kind: 'sharing-cost', reference: 'e2', about: { category: 'taxes' } })).toBe('成本 · 税费 · e2');
});
test('a contrary event says what it takes back', () =>
  expect(entryTitle(t, { kind: 'sharing-income', reference: 'e1:reversal', about: { reverses: 'e1' } })).toBe('ledger-page.takesBack 收入 e1'));
test('a payment says what happened to it', () => {
  expect(entryTitle(t, { kind: 'payment', reference: 'PR-1 X', about: { step: 'approve' } })).toBe('送银行 PR-1 X');
  expect(entryTitle(t, { kind: 'payment', reference: 'PR-1 X', about: {} })).toBe('PR-1 X');
});
test('the party of an account, whatever its id is', () => {
  expect(accountParty(payableAccount('team'))).toBe('team');
  expect(accountParty(inPaymentAccount('团队'))).toBe('团队');
  expect(accountParty(payableAccount('team', 'm1'))).toBeUndefined();
  expect(accountParty('liabilities:carried-remainder:pool')).toBeUndefined();
});
