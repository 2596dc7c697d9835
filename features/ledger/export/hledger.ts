/**
 * The export as a journal of hledger (https://hledger.org, tried with 1.25): a second program that adds everything up and knows
 * nothing of this one. Accounts and commodities are declared, so that `hledger check --strict` holds. The day on which an entry
 * counts is its date, the day (UTC) of booking its second one.
 */
import { exponentOf, type Currency } from '@tongtu/kernel/money';
import type { ExportedEntry, LedgerExport } from '../domain/ledger-export.ts';
import { writeLedger, type LedgerWriter } from './writer.ts';

// A comma or a line's end would end a tag; white space at its ends is dropped.
const inTag = (text: string): string => text.replace(/[%,\s]/gu, (mark) => (mark === ' ' ? '%20' : encodeURIComponent(mark)));
// A semicolon begins a comment.
const inDescription = (text: string): string => text.replace(/;/g, '；').replace(/\s+/gu, ' ').trim();
// A colon would make a tag, and `type:` one that hledger heeds.
const inComment = (text: string): string => text.replace(/:/g, '：').replace(/\s+/gu, ' ').trim();

const commodity = (currency: string): string => {
  const digits = exponentOf(currency as Currency);
  return `commodity 1000.${'0'.repeat(digits)} ${currency}\n`;
};

const entryText = ({ id, key, kind, reference, effectiveOn, bookedAt, reverses, postings }: ExportedEntry): string => {
  const lines = [
    // With a code in front no description is taken for one.
    `${effectiveOn}=${bookedAt.slice(0, 10)} * (${kind}) ${inDescription(reference)}`.trimEnd(),
    `    ; entry:${id}`,
    `    ; key:${inTag(key)}`,
    `    ; booked:${bookedAt}`,
    ...(reverses === null ? [] : [`    ; reverses:${reverses}`]),
    ...postings.map(({ account, currency, amount }) => `    ${account}  ${amount} ${currency}`),
  ];
  return `\n${lines.join('\n')}\n`;
};

export const hledgerWriter: LedgerWriter = {
  mediaType: 'text/plain; charset=utf-8',
  ending: 'journal',
  head: ({ format, ledger, accounts, balances }) =>
    [
      `; ${format}\n; ledger ${ledger.id}\n`,
      ...Object.values(ledger.name).map((name) => `; ${inComment(name)}\n`),
      '\ndecimal-mark .\n\n',
      ...[...new Set(balances.map(({ currency }) => currency))].sort().map(commodity),
      '\n',
      ...accounts.map(({ account, name }) => {
        const called = Object.values(name).map(inComment).join(' / ');
        return called === '' ? `account ${account}\n` : `account ${account}  ; ${called}\n`;
      }),
    ].join(''),
  entry: entryText,
  foot: () => '',
};

export const hledgerJournal = (ledger: LedgerExport): string => writeLedger(hledgerWriter, ledger);
