/** State, countdown, related party and price of a notice, in word and shape. */
import { StatusMark, Tag, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { NoticeCard } from '../../contract/notices.ts';
import { dayIn, periodStanding } from '../parts/days.ts';
import { useNow } from '../parts/use-now.ts';

const tones: Readonly<Record<NoticeCard['state'], Tone>> = { draft: 'open', running: 'next', completed: 'good', superseded: 'closed', withdrawn: 'closed' };

export const NoticeMark = ({ state }: Pick<NoticeCard, 'state'>) => {
  const t = useText('diligence');
  return <StatusMark tone={tones[state]}>{t(`notices.states.${state}`)}</StatusMark>;
};

/** Of a running notice: how many days are left to object, by the clock of the unit. */
export const Countdown = ({ lastDay, zone }: { lastDay: string; zone?: string }) => {
  const t = useText('diligence');
  const { stands, days } = periodStanding(lastDay, dayIn(useNow(), zone));
  return (
    <StatusMark tone={stands === 'over' ? 'waiting' : 'next'}>
      {stands === 'days' ? t('notices.left', { count: days }) : t(stands === 'last' ? 'notices.lastDayNow' : 'notices.periodOver')}
    </StatusMark>
  );
};

/** Said in a word beside a shape: a related party stands on the other side. */
export const RelatedPartyMark = () => {
  const t = useText('diligence');
  return (
    <span className="dn-related-mark">
      <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true" focusable="false">
        <circle cx="6" cy="6" r="4.6" />
        <circle cx="10" cy="6" r="4.6" />
      </svg>
      {t('notices.relatedParty')}
    </span>
  );
};

type Price = { readonly amount: { readonly amount: string; readonly currency: string } | null; readonly formula: string | null };

/** An amount, a formula, or both; a dash where nothing is named. */
export const PriceText = ({ price, compact = false }: { price: Price; compact?: boolean }) => {
  const t = useText('diligence');
  const format = useFormat();
  if (price.amount === null && price.formula === null) return <span className="tt-quiet">—</span>;
  if (compact) return <>{price.amount === null ? t('notices.byFormula') : format.money(price.amount, { compact: true })}</>;
  return (
    <>
      {price.amount === null ? null : <b className="dn-amount">{format.money(price.amount)}</b>}
      {price.formula === null ? null : <span className="dn-formula">{price.formula}</span>}
    </>
  );
};

export const Places = ({ places }: Pick<NoticeCard, 'places'>) => {
  const t = useText('diligence');
  return (
    <span className="dn-places">
      {places.map((place) => (
        <Tag key={place}>{t(`notices.places.${place}`)}</Tag>
      ))}
    </span>
  );
};
