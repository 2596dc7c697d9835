/**
 * The accounts of a plan's ledger. What came in and was not paid yet stands in cash; that is owed to the payees, but for what
 * floors leave over and for losses that later income makes good. Debit is positive.
 */
import type { Localized } from '@tongtu/kernel/localized';
import names from '../data/account-names.json' with { type: 'json' };
import { payeesOf, type StoredVersion } from './stored-plan.ts';

/** D of all versions, less what was paid out. */
export const cashAccount = 'assets:cash';
/** H − D: what later income makes good before anybody is paid again. */
export const carriedLossAccount = 'equity:carried-loss';
/** Yearly shares come out of an operating profit that is not in these books. */
export const operatingProfitAccount = 'equity:operating-profit';
/** R: what the floors of the parties leave over. */
export const partiesRemainderAccount = 'liabilities:carried-remainder:parties';
/** What the floors of the pool's members leave over. */
export const poolRemainderAccount = 'liabilities:carried-remainder:pool';

/** A party's or member's id as a segment of a path. Ids that a path cannot carry become `x-` and the hex of their UTF-8. */
export const accountSegment = (id: string): string =>
  /^[a-z0-9][a-z0-9-]*$/.test(id) && !id.startsWith('x-')
    ? id
    : `x-${Array.from(new TextEncoder().encode(id), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

type PayeeKind = 'payable' | 'in-payment';
const payeeAccount = (kind: PayeeKind, party: string, member: string | null): string =>
  ['liabilities', kind, accountSegment(party), ...(member === null ? [] : [accountSegment(member)])].join(':');
/** What a payee is owed and what no payment run holds yet. */
export const payableAccount = (party: string, member: string | null = null): string => payeeAccount('payable', party, member);
/** What an approved run has sent to the bank. */
export const inPaymentAccount = (party: string, member: string | null = null): string => payeeAccount('in-payment', party, member);

export type NamedAccount = { readonly account: string; readonly name: Localized };

const namedPayee = (kind: PayeeKind, party: string, member: string | null, name: Localized): NamedAccount => ({
  account: payeeAccount(kind, party, member),
  name: Object.fromEntries(
    (['zh', 'en'] as const).map((language) => [language, names.payee[kind][language].replace('{name}', name[language] ?? name.zh ?? name.en ?? '')]),
  ),
});

/** Every account that a version books to; each stands under the names of its payees. */
export const accountsOf = (version: Pick<StoredVersion, 'tree' | 'bindings'>): NamedAccount[] => [
  ...Object.entries(names.accounts).map(([account, name]) => ({ account, name })),
  ...payeesOf(version).flatMap(({ party, member, name }) => [namedPayee('payable', party, member, name), namedPayee('in-payment', party, member, name)]),
];
