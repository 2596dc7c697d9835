/** What entries of a plan's ledger are called: events by their kind and reference, payments by what happened to them. */
import type { EntryHead } from '@tongtu/ledger/contract';
import type { Translate } from '@tongtu/platform/ui';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const entryTitle = (t: Translate, { kind, reference, about }: Pick<EntryHead, 'kind' | 'reference' | 'about'>): string => {
  if (kind === 'payment') return t.maybe(`ledger-page.payments.${text(about['step'])}`, { reference }) ?? reference;
  const event = kind.replace(/^sharing-/, '');
  const what = [t.maybe(`settlement.kinds.${event}`) ?? event, t.maybe(`settlement.categories.${text(about['category'])}`) ?? ''].filter((part) => part !== '');
  const reverses = text(about['reverses']);
  return reverses === '' ? `${what.join(' · ')} · ${reference}` : t('ledger-page.takesBack', { kind: what.join(' · '), reference: reverses });
};
