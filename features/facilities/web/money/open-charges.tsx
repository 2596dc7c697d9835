/** What was charged and is not stated yet, by month: months that are over are stated by one act. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, Loaded, LoadingState, LocalizedText, Remark, Section, useAction, useFormat, useLanguage, useRoute, useText } from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { issueStatements, listOpenCharges, listStatements } from '../../contract/statements.ts';
import { useNow } from '../parts/use-now.ts';
import { isOver, monthText } from './months.ts';

type OpenCharge = Output<typeof listOpenCharges>['items'][number];

const IssueButton = ({ organizationId, month, lines }: { organizationId: string; month: string; lines: readonly OpenCharge[] }) => {
  const t = useText('facilities');
  const { language } = useLanguage();
  const [asked, setAsked] = useState(false);
  const issue = useAction(issueStatements, { invalidates: [listStatements, listOpenCharges], onSuccess: () => setAsked(false) });
  const name = monthText(month, language);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('money.issue.ask', { month: name })}</Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('money.issue.title', { month: name })}
        does={t('money.issue.does', { count: lines.length })}
        act={t('money.issue.act')}
        pending={issue.pending}
        problem={issue.problem}
        onConfirm={() => issue.run({ params: { organizationId }, body: { month } })}
      />
    </>
  );
};

const Month = ({ organizationId, month, lines, mayIssue }: { organizationId: string; month: string; lines: readonly OpenCharge[]; mayIssue: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { language } = useLanguage();
  const over = isOver(month, useNow());
  const name = monthText(month, language);
  return (
    <>
      {over ? (
        <Remark tone="next">
          <div className="fm-next">
            <span>{t('money.open.over', { month: name, count: lines.length })}</span>
            {mayIssue ? <IssueButton organizationId={organizationId} month={month} lines={lines} /> : null}
          </div>
        </Remark>
      ) : null}
      <table className="tt-table fm-table fm-open">
        <caption className="fm-caption">{over ? name : t('money.open.running', { month: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('money.customer')}</th>
            <th scope="col" className="fm-number">
              {t('money.open.charges')}
            </th>
            <th scope="col" className="fm-number">
              {t('money.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.organizationId}-${line.currency}`}>
              <th scope="row">
                <LocalizedText value={line.organizationName} quiet />
              </th>
              <td className="fm-number" data-label={t('money.open.charges')}>
                {format.number(line.charges)}
              </td>
              <td className="fm-number" data-label={t('money.total')}>
                {format.money({ amount: line.total, currency: line.currency })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

export const OpenCharges = ({ organizationId, mayIssue }: { organizationId: string; mayIssue: boolean }) => {
  const t = useText('facilities');
  const open = useRoute(listOpenCharges, { params: { organizationId } });
  return (
    <Section title={t('money.open.title')} lead={t('money.open.lead')}>
      <Loaded
        of={open}
        loading={<LoadingState shape="table" rows={3} />}
        empty={(data) => data.items.length === 0}
        whenEmpty={<p className="fm-none">{t('money.open.none')}</p>}
      >
        {({ items }) => (
          <div className="fm-months">
            {[...Map.groupBy(items, (item) => item.month)]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([month, lines]) => (
                <Month key={month} organizationId={organizationId} month={month} lines={lines} mayIssue={mayIssue} />
              ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
};
