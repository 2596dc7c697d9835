/** What entries of a plan's ledger are called: events by their kind and reference, payments by what happened to them. */
import type { EntryHead } from '@tongtu/ledger/contract';
import type { Translate } from '@tongtu/platform/ui';

/** An id as a path carries it: as it stands, or `x-` and the hex of its UTF-8. */
const idOf = (segment: string): string => {
  if (!/^x-(?:[0-9a-f]{2})+$/.test(segment)) return segment;
  return new TextDecoder().decode(Uint8Array.from(segment.slice(2).match(/../g)!, (pair) => Number.parseInt(pair, 16)));
};

/** The party of `liabilities:payable:team`, or of one in payment. */
export const accountParty = (account: string): string | undefined => {
  const [root, kind, segment, ...below] = account.split(':');
  return root === 'liabilities' && (kind === 'payable' || kind === 'in-payment') && segment !== undefined && below.length === 0 ? idOf(segment) : undefined;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const entryTitle = (t: Translate, { kind, reference, about }: Pick<EntryHead, 'kind' | 'reference' | 'about'>): string => {
  if (kind === 'payment') return t.maybe(`ledger-page.payments.${text(about['step'])}`, { reference }) ?? reference;
  const event = kind.replace(/^sharing-/, '');
  const what = [t.maybe(`settlement.kinds.${event}`) ?? event, t.maybe(`settlement.categories.${text(about['category'])}`) ?? ''].filter((part) => part !== '');
  const reverses = text(about['reverses']);
  return reverses === '' ? `${what.join(' · ')} · ${reference}` : t('ledger-page.takesBack', { kind: what.join(' · '), reference: reverses });
};
