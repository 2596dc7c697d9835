/** State of a statement, and its window, as word and shape. */
import { StatusMark, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { PayoutStatementCard } from '../../contract/statements.ts';
import type { StatementState } from '../../domain/payout-statement.ts';
import { today } from '../plans/today.ts';
import { daysLeft } from './window-clock.ts';

const tones: Readonly<Record<StatementState, Tone>> = { issued: 'open', objected: 'paused', withdrawn: 'closed', 'in-payment': 'next', paid: 'good' };

export const StatementMark = ({ state }: { state: StatementState }) => {
  const t = useText('sharing');
  return <StatusMark tone={tones[state]}>{t(`statement-pages.states.${state}`)}</StatusMark>;
};

/** Of an issued statement: how many days are left to object, or that the window is over. */
export const WindowMark = ({ statement }: { statement: Pick<PayoutStatementCard, 'state' | 'objectionsUntil'> }) => {
  const t = useText('sharing');
  const format = useFormat();
  const left = daysLeft(statement.objectionsUntil, today());
  const day = format.date(statement.objectionsUntil);
  if (statement.state !== 'issued') return <span className="tt-quiet">{day}</span>;
  return left > 0 ? (
    <span className="st-window">
      <StatusMark tone="waiting">{t('statement-pages.window.left', { count: left })}</StatusMark>
      <span className="sl-sub">{t('statement-pages.window.until', { day })}</span>
    </span>
  ) : (
    <StatusMark tone="good">{t('statement-pages.window.over')}</StatusMark>
  );
};
