/** A database with one ledger, and a way to act on it: each act a transaction of its own that a failure rolls back. */
import { randomBytes } from 'node:crypto';
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { testContext, testDatabase, testNow } from '@tongtu/platform/testing';
import { makeIdSource } from '@tongtu/kernel/ids';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { EntryDraft } from '../domain/entry.ts';
import { openLedger } from '../use-cases/open-ledger.ts';
import { accounts } from './random-entries.ts';

export const [own, admitted, stranger] = [
  '01900000-0000-7000-8000-00000000000a',
  '01900000-0000-7000-8000-00000000000b',
  '01900000-0000-7000-8000-00000000000c',
];
export const person = '01900000-0000-7000-8000-0000000000aa';
export const memberOf = (organizationId: string): Reader => ({
  personId: person,
  platformRoles: [],
  memberships: [{ organizationId, roles: ['viewer'], organizationVerified: true }],
});

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = makeIdSource(
    () => new Date(),
    (bytes) => randomBytes(bytes),
  );
  const context = (reader: Reader = memberOf(own), now = testNow): Context => testContext(database.db, { newId, reader, now });
  const at = <T>(work: (inside: Context) => Promise<Result<T>>, reader?: Reader): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...context(reader), tx }));
  const open = async (): Promise<string> => {
    const id = newId();
    must(
      await at((inside) =>
        openLedger(inside, {
          id,
          organizationId: own,
          name: { zh: '示例账簿', en: 'Example ledger' },
          readers: [admitted],
          accounts: accounts.map((account) => ({ account, name: account === 'assets:bank' ? { zh: '银行存款' } : {} })),
        }),
      ),
    );
    return id;
  };
  return {
    ...database,
    newId,
    context,
    at,
    open,
    inTransaction: <T>(work: (inside: Context) => Promise<T>) => inTransaction(database.db, (tx) => work({ ...context(), tx })),
  };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** 100.00 yuan from the bank to the team, unless told. */
export const aDraft = (key: string, more: Partial<EntryDraft> = {}): EntryDraft => ({
  key,
  kind: 'settlement',
  reference: '许可费',
  effectiveOn: '2026-11-01',
  postings: [
    { account: 'assets:bank', currency: 'CNY', amount: 10_000n },
    { account: 'liabilities:party:team', currency: 'CNY', amount: -6_000n },
    { account: 'liabilities:party:unit', currency: 'CNY', amount: -4_000n },
  ],
  ...more,
});
