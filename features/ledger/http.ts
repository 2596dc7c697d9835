/** Parse → authorize → use-case → present. */
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { dispositionOf, RawAnswer, serve, type ServedRoute } from '@tongtu/platform/http';
import { ledgerRoutes, type downloadFormats, type EntryHead } from './contract.ts';
import type { Entry } from './domain/entry.ts';
import { sumOfAll, sumTree } from './domain/tree.ts';
import { csvWriter } from './export/csv.ts';
import { hledgerWriter } from './export/hledger.ts';
import { jsonWriter } from './export/json.ts';
import { streamLedger, type LedgerWriter } from './export/writer.ts';
import { ledgerPolicy } from './policy.ts';
import { exportedPages, exportHead } from './use-cases/books.ts';
import { getAccountStatement, getTrialBalance, listLedgerEntries, readLedger } from './use-cases/read-ledger.ts';

const presentHead = ({ id, key, kind, reference, effectiveOn, bookedAt, reverses, about }: Omit<Entry, 'postings'>): EntryHead => ({
  id,
  key,
  kind,
  reference,
  effectiveOn,
  bookedAt: bookedAt.toISOString(),
  reverses,
  about: { ...about },
});
const presentSums = (sums: ReadonlyMap<string, bigint>) =>
  [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ currency, amount: amount.toString() }));

const writers: Readonly<Record<(typeof downloadFormats)[number], LedgerWriter>> = { json: jsonWriter, csv: csvWriter, hledger: hledgerWriter };

/** Leaves as it is read, all of it from one snapshot. When the database breaks on the way, so does the download. */
const download = async (context: Context, ledgerId: string, format: keyof typeof writers): Promise<Result<RawAnswer>> => {
  const ledger = await readLedger(context, ledgerId);
  if (!ledger.ok) return ledger;
  const writer = writers[format];
  const out = new PassThrough();
  const send = inTransaction(
    context.tx,
    async (tx) => pipeline(Readable.from(streamLedger(writer, await exportHead(tx, ledger.value), exportedPages(tx, ledgerId))), out),
    { isolation: 'repeatable read', readOnly: true, retries: 0 },
  );
  send.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return ok(
    new RawAnswer(out, {
      'content-type': writer.mediaType,
      'content-disposition': dispositionOf(`ledger-${ledgerId}.${writer.ending}`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    }),
  );
};

export const ledgerHttp: readonly ServedRoute[] = serve(ledgerRoutes, ledgerPolicy, {
  getLedger: (context, { params }) =>
    mapResult(readLedger(context, params.ledgerId), ({ id, organizationId, name, createdAt }) => ({
      id,
      organizationId,
      name,
      createdAt: createdAt.toISOString(),
    })),
  listLedgerEntries: (context, { params, query }) =>
    mapResult(listLedgerEntries(context, params.ledgerId, query), ({ items, next }) => ({
      items: items.map((entry) => ({
        ...presentHead(entry),
        reversedBy: entry.reversedBy,
        postings: entry.postings.map(({ account, currency, amount }) => ({ account, currency, amount: amount.toString() })),
      })),
      next,
    })),
  getTrialBalance: (context, { params, query }) =>
    mapResult(getTrialBalance(context, params.ledgerId, query.on), ({ accounts, balances }) => ({
      accounts: sumTree(accounts, balances).map(({ account, name, own, total }) => ({ account, name, own: presentSums(own), total: presentSums(total) })),
      sums: presentSums(sumOfAll(balances)),
    })),
  getAccountStatement: (context, { params, query }) =>
    mapResult(getAccountStatement(context, params.ledgerId, query), (statements) => ({
      account: query.account,
      currencies: statements.map(({ currency, opening, lines, closing }) => ({
        currency,
        opening: opening.toString(),
        lines: lines.map(({ entry, account, amount, balance }) => ({
          entry: presentHead(entry),
          account,
          amount: amount.toString(),
          balance: balance.toString(),
        })),
        closing: closing.toString(),
      })),
    })),
  downloadLedger: (context, { params, query }) => download(context, params.ledgerId, query.format),
});
