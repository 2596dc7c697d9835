/** States of a case as word and shape. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { CaseCard } from '../../contract/cases.ts';
import type { ElementStatus } from '../../contract/dossier.ts';

const caseTones: Readonly<Record<CaseCard['state'], Tone>> = { open: 'open', cleared: 'next', signed: 'good', closed: 'closed', abandoned: 'closed' };
/** `wanted`: asked for and due, and not required. */
type Standing = ElementStatus | 'wanted';
const statusTones: Readonly<Record<Standing, Tone>> = { missing: 'bad', wanted: 'open', 'not-yet': 'open', met: 'good', 'not-applicable': 'closed' };

export const CaseMark = ({ state }: Pick<CaseCard, 'state'>) => {
  const t = useText('diligence');
  return <StatusMark tone={caseTones[state]}>{t(`cases.states.${state}`)}</StatusMark>;
};

export const PriceMark = ({ state }: { state: CaseCard['priceState'] }) => {
  const t = useText('diligence');
  return <StatusMark tone={state === 'settled' ? 'good' : state === 'method-open' ? 'open' : 'waiting'}>{t(`pricing.states.${state}`)}</StatusMark>;
};

/** How many required duties have no evidence yet. */
export const GapsMark = ({ gaps }: Pick<CaseCard, 'gaps'>) => {
  const t = useText('diligence');
  return gaps === 0 ? <StatusMark tone="good">{t('cases.gaps.none')}</StatusMark> : <StatusMark tone="bad">{t('cases.gaps.some', { count: gaps })}</StatusMark>;
};

export const ElementMark = ({ status }: { status: Standing }) => {
  const t = useText('diligence');
  return <StatusMark tone={statusTones[status]}>{t(`dossier.statuses.${status}`)}</StatusMark>;
};
