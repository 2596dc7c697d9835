/** The export as JSON, an entry a line: what the verifier reads. */
import type { LedgerWriter } from './writer.ts';

export const jsonWriter: LedgerWriter = {
  mediaType: 'application/json; charset=utf-8',
  ending: 'json',
  head: ({ format, ledger, accounts }) =>
    `{"format":${JSON.stringify(format)},\n"ledger":${JSON.stringify(ledger)},\n"accounts":${JSON.stringify(accounts)},\n"entries":[\n`,
  entry: ({ id, key, kind, reference, effectiveOn, bookedAt, reverses, about, postings }, isFirst) =>
    `${isFirst ? '' : ',\n'}${JSON.stringify({ id, key, kind, reference, effectiveOn, bookedAt, reverses, about, postings })}`,
  foot: ({ balances }) => `\n],\n"balances":${JSON.stringify(balances)}}\n`,
};
