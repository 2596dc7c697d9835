/** Steps on the track so far, the latest first: who took them, when, with which words. */
import { Section, useFormat, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';

export const StepsList = ({ steps }: { steps: CaseView['pricingSteps'] }) => {
  const t = useText('diligence');
  const format = useFormat();
  if (steps.length === 0) return null;
  return (
    <Section title={t('pricing.history')}>
      <ol className="dc-history" reversed>
        {[...steps]
          .sort((a, b) => b.position - a.position)
          .map((step) => (
            <li key={step.position}>
              <time dateTime={step.at}>{format.dateTime(step.at)}</time>
              <div>
                <b>{t(`pricing.actions.${step.action}`)}</b>{' '}
                <span className="tt-quiet">
                  {t(`pricing.states.${step.from}`)} → {t(`pricing.states.${step.to}`)}
                  {step.personName === null ? null : ` · ${step.personName}`}
                </span>
                {step.words === null ? null : <p className="tt-prose">{step.words}</p>}
              </div>
            </li>
          ))}
      </ol>
    </Section>
  );
};
