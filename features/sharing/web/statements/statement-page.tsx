/** /sharing-plans/:planId/statements/:statementId: one statement with the clause behind every line, its window, objections and files. */
import { IconPrinter } from '@tabler/icons-react';
import { KeyValue, Loaded, LoadingState, LocalizedText, PageBody, Section, useFormat, useParam, useRoute, useText } from '@tongtu/platform/ui';
import { getPayoutStatement, type PayoutStatement } from '../../contract/statements.ts';
import { getSharingPlan, type PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { PlanHead } from '../plans/plan-frame.tsx';
import { StatementMark, WindowMark } from './marks.tsx';
import { Objections } from './objections.tsx';
import { StatementLines } from './statement-lines.tsx';
import { StatementLinks } from './statement-links.tsx';
import './statements.css';

/** What the paying office has to know, each with its source. */
const Tags = ({ statement }: { statement: PayoutStatement }) => {
  const t = useText('sharing');
  if (statement.tags.length === 0) return null;
  return (
    <Section title={t('documents.tagsHead')}>
      <ul className="st-tags">
        {statement.tags.map((tag) => (
          <li key={tag}>
            {t(`documents.tags.${tag}.name`)}
            <span className="sl-sub">{t(`documents.tags.${tag}.source`)}</span>
          </li>
        ))}
      </ul>
      <p className="tt-hint">{t('documents.tagsNote')}</p>
    </Section>
  );
};

const Whole = ({ plan, statement }: { plan: PlanView; statement: PayoutStatement }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(statement.currency);
  return (
    <>
      <PlanHead
        plan={plan}
        tab="statements"
        detail={{
          title: t('statement-pages.titleOf', { number: statement.number }),
          marks: <StatementMark state={statement.state} />,
          actions: (
            <>
              <StatementLinks statement={statement} className="tt-button" />
              <button type="button" className="tt-button st-print" onClick={() => print()}>
                <IconPrinter size={16} stroke={1.8} aria-hidden="true" />
                {t('statement-pages.print')}
              </button>
            </>
          ),
        }}
      />
      <Section framed>
        <p className="st-sum">
          <span>{t('statement-pages.amount')}</span>
          <b>{show(statement.amount)}</b>
        </p>
        <KeyValue
          columns={2}
          items={[
            [t('statement-pages.payee'), <LocalizedText key="p" value={statement.payeeName} quiet />],
            [t('statement-pages.unit'), <LocalizedText key="u" value={statement.unitName} quiet />],
            [t('statement-pages.period'), `${format.date(statement.from)} – ${format.date(statement.to)}`],
            [t('statement-pages.issuedAt'), format.dateTime(statement.issuedAt)],
            [t('statement-pages.objectionsUntil'), <WindowMark key="w" statement={statement} />],
            [t('statement-pages.closing'), show(statement.closing)],
          ]}
        />
        <p className="st-state-words">{t(`statement-pages.stateWords.${statement.state}`)}</p>
      </Section>
      <Section title={t('statement-pages.lines')}>
        <StatementLines statement={statement} />
        <p className="tt-hint st-floor">{t('documents.roundingNote')}</p>
      </Section>
      <Tags statement={statement} />
      <Objections statement={statement} />
      <p className="st-hash">
        {t('statement-pages.sha256')} <code className="tt-code">{statement.sha256}</code>
      </p>
    </>
  );
};

const StatementPage = () => {
  const params = { planId: useParam('planId'), statementId: useParam('statementId') };
  const plan = useRoute(getSharingPlan, { params: { planId: params.planId } });
  const statement = useRoute(getPayoutStatement, { params });
  return (
    <PageBody width="wide">
      <Loaded of={statement} page loading={<LoadingState shape="page" rows={6} />}>
        {(data) => (
          <Loaded of={plan} page loading={<LoadingState shape="page" rows={6} />}>
            {(of) => <Whole plan={of} statement={data} />}
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
};

export default StatementPage;
