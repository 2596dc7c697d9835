/** Lines of a statement: each event with the clauses behind its amount, in words. */
import { useFormat, useLanguage, useRoute, useText } from '@tongtu/platform/ui';
import type { PayoutLine, PayoutStatement } from '../../contract/statements.ts';
import { getPlanVersion } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { exactText } from '../settlement/exact-text.ts';
import { StepHeading } from '../settlement/trace-view.tsx';

/** What the pool got, and one's part of it: no clause of its own in the waterfall. */
const poolStep = -3;

const Clauses = ({ line, statement }: { line: PayoutLine; statement: PayoutStatement }) => {
  const t = useText('sharing');
  const { language } = useLanguage();
  const version = useRoute(getPlanVersion, { params: { planId: statement.planId, version: line.version } });
  const exact = (text: string): string => exactText(text, statement.currency, language);
  return (
    <ul className="st-clauses">
      {line.clauses.map((clause, index) => (
        <li key={index}>
          {clause.step === poolStep ? null : <StepHeading step={clause.step} version={version.data} currency={statement.currency} />}
          <span className="st-how">
            <span>{t(`statement-pages.clauses.${clause.kind}`, { share: clause.share ?? '', basis: exact(clause.basis) })}</span>
            <span className="sl-number">{exact(clause.exact)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Line = ({ line, statement }: { line: PayoutLine; statement: PayoutStatement }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(statement.currency);
  const about = [line.category === null ? '' : (t.maybe(`settlement.categories.${line.category}`) ?? line.category), line.stream ?? ''].filter(
    (part) => part !== '',
  );
  return (
    <tr>
      <th scope="row">
        <span className="st-day">{format.date(line.on)}</span>
        <span className="sl-sub tt-code">{line.eventId}</span>
      </th>
      <td className="sl-wide">
        <b className="st-what">{t(`settlement.kinds.${line.kind}`)}</b>
        {about.length === 0 ? null : <span className="tt-quiet"> {about.join(' · ')}</span>}
        <span className="sl-sub">
          {t('statement-pages.basis', { amount: show(line.eventAmount), distributable: show(line.distributable), version: String(line.version) })}
        </span>
        <Clauses line={line} statement={statement} />
      </td>
      <td className="sl-number" data-label={t('statement-pages.lineAmount')}>
        {show(line.amount)}
      </td>
      <td className="sl-number" data-label={t('statement-pages.lineTotal')}>
        {show(line.total)}
      </td>
    </tr>
  );
};

export const StatementLines = ({ statement }: { statement: PayoutStatement }) => {
  const t = useText('sharing');
  const { show } = useAmounts(statement.currency);
  return (
    <table className="tt-table sl-table st-lines">
      <caption className="tt-hidden">{t('statement-pages.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlement.events.on')}</th>
          <th scope="col">{t('statement-pages.why')}</th>
          <th scope="col" className="sl-number">
            {t('statement-pages.lineAmount')}
          </th>
          <th scope="col" className="sl-number">
            {t('statement-pages.lineTotal')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="st-opening">
          <th scope="row" colSpan={3}>
            {t('statement-pages.opening')}
          </th>
          <td className="sl-number">{show(statement.opening)}</td>
        </tr>
        {statement.lines.map((line) => (
          <Line key={line.eventId} line={line} statement={statement} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('statement-pages.sum')}
          </th>
          <td className="sl-number" data-label={t('statement-pages.lineAmount')}>
            {show(statement.amount)}
          </td>
          <td className="sl-number" data-label={t('statement-pages.lineTotal')}>
            {show(statement.closing)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
};
