/** What is next, on top of a plan: what the reader can do himself, then for whom the plan waits. */
import { Link, LocalizedText, StatusMark, useFormat, useText } from '@tongtu/platform/ui';
import { useAmounts } from './amounts.ts';
import type { NextStep } from './next-steps.ts';

const Names = ({ names }: { names: NonNullable<NextStep['names']> }) => (
  <ul className="sl-next-names">
    {names.map((name, index) => (
      <li key={index}>
        <LocalizedText value={name} quiet />
      </li>
    ))}
  </ul>
);

const Step = ({ step, currency, isFirst }: { step: NextStep; currency: string; isFirst: boolean }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(currency);
  const values = {
    ...(step.count === undefined ? {} : { count: step.count }),
    ...(step.version === undefined ? {} : { version: String(step.version) }),
    ...(step.amount === undefined ? {} : { amount: show(step.amount) }),
    ...(step.day === undefined ? {} : { day: format.date(step.day) }),
  };
  return (
    <li className="sl-next-step">
      <div>
        <StatusMark tone={step.mine ? 'next' : 'waiting'}>{t(step.mine ? 'plans.next.yours' : `plans.next.waits.${step.kind}`)}</StatusMark>
        <p>{t(`plans.next.words.${step.kind}`, values)}</p>
        {step.names === undefined || step.names.length === 0 ? null : <Names names={step.names} />}
      </div>
      <Link className={`tt-button${step.mine && isFirst ? ' tt-button-main' : ''}`} to={step.to}>
        {t(step.mine ? `plans.next.acts.${step.kind}` : 'plans.next.look')}
        {step.mine ? null : <span className="tt-hidden"> {t(`plans.next.words.${step.kind}`, values)}</span>}
      </Link>
    </li>
  );
};

export const NextList = ({ steps, currency }: { steps: readonly NextStep[]; currency: string }) => {
  const t = useText('sharing');
  if (steps.length === 0)
    return (
      <p className="sl-next-none">
        <StatusMark tone="good">{t('plans.next.none')}</StatusMark>
      </p>
    );
  return (
    <ol className="sl-next">
      {steps.map((step, index) => (
        <Step key={`${step.kind}-${step.to}`} step={step} currency={currency} isFirst={index === 0} />
      ))}
    </ol>
  );
};
