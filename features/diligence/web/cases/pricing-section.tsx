/** How the price comes about: why this track, where it stands, which steps are allowed now and what they still need. */
import { Button } from '@mantine/core';
import { KeyValue, Section, StatusMark, Tag, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { methodChosenBy, type PriceGuard } from '../../domain/pricing.ts';
import { Articles } from '../parts/article.tsx';
import type { OpenAct } from './act-dialog.tsx';
import { TrackDrawing } from './track-drawing.tsx';
import { pathOf } from './track-path.ts';

type Props = { readonly one: CaseView; readonly onAct: (act: OpenAct) => void };
type Step = CaseView['priceActions'][number];

/** Where what a guard asks for is done; a `#` is a part of this page. */
const placesOfGuard = (caseId: string, guard: PriceGuard): readonly { readonly tab: string; readonly to: string }[] => {
  const [records, decisions] = [
    { tab: 'prices', to: '#price-records' },
    { tab: 'decisions', to: `/cases/${caseId}/decisions` },
  ];
  switch (guard) {
    case 'price-named':
      return [{ tab: 'edit', to: `/cases/${caseId}/edit` }];
    case 'decision-passed':
      return [decisions];
    case 'three-refusals-and-decision':
      return [records, decisions];
    case 'value-on-file':
    case 'result-on-file':
      return [records];
    case 'notice-running':
    case 'notice-completed':
      return [{ tab: 'notices', to: `/cases/${caseId}/notices` }];
    case 'notice-not-needed':
      return [];
  }
};

const Guard = ({ one, step }: { one: CaseView; step: Step }) => {
  const t = useText('diligence');
  if (step.guard === null) return null;
  return (
    <p className="dc-guard">
      <StatusMark tone={step.holds ? 'good' : 'bad'}>{t(step.holds ? 'pricing.holds' : 'pricing.lacks')}</StatusMark>
      <span>{t(`pricing.guards.${step.guard}`)}</span>
      {step.holds
        ? null
        : placesOfGuard(one.id, step.guard).map(({ tab, to }) =>
            to.startsWith('#') ? (
              <a key={tab} className="tt-link" href={to}>
                {t(`dossier.places.${tab}`)}
              </a>
            ) : (
              <TextLink key={tab} to={to}>
                {t(`dossier.places.${tab}`)}
              </TextLink>
            ),
          )}
    </p>
  );
};

const isBack = ({ action }: Step): boolean => action === 'start-over' || action === 'fail';
const isOpen = (step: Step): boolean => step.guard === null || step.holds;

const StepRow = ({ one, step, isMain, onAct }: Props & { step: Step; isMain: boolean }) => {
  const t = useText('diligence');
  const method = methodChosenBy(step.action);
  return (
    <li className="dc-step">
      <div>
        <b>{t(`pricing.actions.${step.action}`)}</b>
        <p className="tt-quiet">{t(`pricing.does.${step.action}`)}</p>
        {method === undefined || pathOf(one.track, method).length < 2 ? null : (
          <p className="dc-step-path">
            {pathOf(one.track, method)
              .map((state) => t(`pricing.states.${state}`))
              .join(' → ')}
          </p>
        )}
        <Guard one={one} step={step} />
      </div>
      {one.actions.includes('step-price') ? (
        <Button variant={isMain ? 'filled' : 'default'} disabled={!isOpen(step)} onClick={() => onAct({ price: step.action })}>
          {t(method === undefined ? 'pricing.do' : 'pricing.choose')}
          <span className="tt-hidden"> {t(`pricing.actions.${step.action}`)}</span>
        </Button>
      ) : null}
    </li>
  );
};

const Steps = ({ one, onAct }: Props) => {
  const t = useText('diligence');
  // A notice that is needed is no step to leave out, and one that is not needed is none to take.
  const steps = one.priceActions.filter((step) => step.guard !== 'notice-not-needed' || step.holds);
  const ahead = steps.filter((step) => !isBack(step));
  const back = steps.filter(isBack);
  const only = ahead.filter(isOpen).length === 1 && one.method !== null;
  return (
    <>
      {ahead.length === 0 ? null : (
        <ul className="dc-steps" aria-label={t('pricing.steps')}>
          {ahead.map((step) => (
            <StepRow key={step.action} one={one} step={step} isMain={only && isOpen(step)} onAct={onAct} />
          ))}
        </ul>
      )}
      {one.actions.includes('step-price') && back.length > 0 ? (
        <p className="dc-back">
          {back.map(({ action }) => (
            <button key={action} type="button" className="dc-text-button" onClick={() => onAct({ price: action })}>
              {t(`pricing.actions.${action}`)}
            </button>
          ))}
        </p>
      ) : null}
    </>
  );
};

export const PricingSection = ({ one, onAct }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const { amount, formula } = one.price;
  const skipsNotice =
    one.priceActions.some((step) => step.guard === 'notice-not-needed' && step.holds) ||
    (!one.pricingSteps.some((step) => step.to === 'in-notice') && one.priceState === 'settled');
  return (
    <Section id="pricing" title={t('pricing.title')} framed>
      <KeyValue
        items={[
          [t('pricing.track'), t(`pricing.tracks.${one.track}`)],
          [t('pricing.method'), one.method === null ? <StatusMark tone="open">{t('pricing.methodOpen')}</StatusMark> : t(`parts.methods.${one.method}`)],
          [
            t('pricing.price'),
            amount === null && formula === null ? (
              <StatusMark tone="open">{t('pricing.priceOpen')}</StatusMark>
            ) : amount === null ? null : (
              <b>{format.money(amount)}</b>
            ),
          ],
          [t('pricing.formula'), formula === null ? null : <span className="tt-prose">{formula}</span>],
        ]}
      />
      {one.method === null ? null : <TrackDrawing track={one.track} method={one.method} state={one.priceState} skipsNotice={skipsNotice} />}
      <Steps one={one} onAct={onAct} />
      <details className="dc-why">
        <summary>{t('pricing.why')}</summary>
        <p>
          {one.trackReason.text[t.language]} {one.trackReason.confirmed ? null : <Tag>{t('pricing.unconfirmed')}</Tag>}
        </p>
        <Articles articles={one.trackReason.articles} />
      </details>
    </Section>
  );
};
