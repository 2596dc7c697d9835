/** Small words of a card that every list shows the same way: kind, state, levels, amount, deadline. */
import { StatusMark, Tag, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { ListingCard, ListingState } from '../../contract/cards.ts';
import { useNow } from './use-now.ts';
import { daysUntil, levelsText, moneyRangeText } from '../values.ts';

const tones: Readonly<Record<ListingState, Tone>> = {
  draft: 'open',
  submitted: 'waiting',
  published: 'good',
  paused: 'paused',
  closed: 'closed',
  withdrawn: 'closed',
};

/** State of a card as word and shape. */
export const StateMark = ({ state }: { state: ListingState }) => {
  const t = useText('listings');
  return <StatusMark tone={tones[state]}>{t(`states.${state}`)}</StatusMark>;
};

export const KindTag = ({ kind }: { kind: ListingCard['kind'] }) => {
  const t = useText('listings');
  return <Tag>{t(`kinds.${kind}`)}</Tag>;
};

/** Facts of one line, by kind: levels, amount, deadline, place. What is not known is left out. */
export const useCardFacts = (
  listing: ListingCard,
  regionName: (code: string) => string,
): readonly { key: string; label: string; value: string; warn?: boolean }[] => {
  const t = useText('listings');
  const format = useFormat();
  const now = useNow();
  const levels = levelsText(listing.trl);
  const amount = moneyRangeText(listing.amount, t.language);
  const days = listing.deadline === null ? null : daysUntil(listing.deadline, now);
  return [
    ...(levels === undefined ? [] : [{ key: 'trl', label: t(`short.trl.${listing.kind}`), value: `TRL ${levels}` }]),
    ...(amount === undefined ? [] : [{ key: 'amount', label: t(`short.amount.${listing.kind}`), value: amount }]),
    ...(listing.deadline === null || days === null
      ? []
      : [
          {
            key: 'deadline',
            label: t('short.deadline'),
            value:
              days < 0
                ? t('deadline.over', { date: format.date(listing.deadline) })
                : days <= 30
                  ? t('deadline.soon', { date: format.date(listing.deadline), count: days })
                  : format.date(listing.deadline),
            warn: days <= 30,
          },
        ]),
    ...(listing.region ? [{ key: 'region', label: t('short.region'), value: regionName(listing.region) }] : []),
  ];
};
