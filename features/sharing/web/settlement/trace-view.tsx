/** Why somebody got what he got: the clauses one after another, each with its figures in a sentence. */
import { useLanguage, useText } from '@tongtu/platform/ui';
import type { TraceLine } from '../../contract/settlement.ts';
import type { VersionView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';
import { useClauses } from '../plans/plan-of.ts';
import { exactText } from './exact-text.ts';
import { byStep, placeOf, reachOf } from './trace-words.ts';
import './settlement.css';

type OfVersion = Pick<VersionView, 'tree' | 'bindings'> | undefined;
type TraceViewProps = { lines: readonly TraceLine[]; version: OfVersion; currency: string; names: PlanNames };

/** Number and heading of the clause, and how far its tier reaches. */
export const StepHeading = ({ step, version, currency }: { step: number; version: OfVersion; currency: string }) => {
  const t = useText('sharing');
  const { show } = useAmounts(currency);
  const clause = useClauses(version).get(placeOf(step));
  const reach = reachOf(version?.tree, step);
  return (
    <p className="sm-clause">
      <b>{clause === undefined ? (step >= 0 ? t('settlement.trace.step', { step: String(step + 1) }) : null) : `${clause.number} ${clause.heading}`}</b>
      {reach === undefined ? null : (
        <span>{t(`settlement.trace.reach.${reach.kind}`, { upTo: reach.upTo === null ? '' : show(reach.upTo), rate: reach.rate ?? '' })}</span>
      )}
    </p>
  );
};

export const TraceView = ({ lines, version, currency, names }: TraceViewProps) => {
  const t = useText('sharing');
  const { language } = useLanguage();
  const exact = (text: string): string => exactText(text, currency, language);
  return (
    <ol className="sm-trace">
      {byStep(lines).map(({ step, lines: own }) => (
        <li key={step}>
          <StepHeading step={step} version={version} currency={currency} />
          <ul>
            {own.map((line, index) => (
              <li key={index}>
                <span>{t(`settlement.trace.words.${line.kind}`, { party: names.party(line.party), share: line.share ?? '', basis: exact(line.basis) })}</span>
                <b className="sl-number">{exact(line.exact)}</b>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};
