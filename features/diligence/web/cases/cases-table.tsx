/** Cases as a table; on a phone one block each. What is missing stands beside the state. */
import { LocalizedText, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { CaseCard } from '../../contract/cases.ts';
import { CaseMark, GapsMark, PriceMark } from '../parts/marks.tsx';

const heads = ['case', 'gaps', 'state', 'price', 'counterparty', 'changed'] as const;

export const CasesTable = ({ cases, isStale }: { cases: readonly CaseCard[]; isStale: boolean }) => {
  const t = useText('diligence');
  const format = useFormat();
  return (
    <table className="tt-table dc-table dc-cases" data-stale={isStale}>
      <caption className="tt-hidden">{t('nav.cases')}</caption>
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col">
              {t(`cases.list.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <TextLink to={`/cases/${one.id}`}>
                <LocalizedText value={one.title} quiet />
              </TextLink>
              <span className="dc-sub">
                <LocalizedText value={one.organizationName} quiet /> · {t(`parts.pathways.${one.pathway}`)}
              </span>
            </th>
            <td data-label={t('cases.list.gaps')}>
              <GapsMark gaps={one.gaps} />
            </td>
            <td data-label={t('cases.list.state')}>
              <CaseMark state={one.state} />
            </td>
            <td data-label={t('cases.list.price')}>
              <PriceMark state={one.priceState} />
              {one.method === null ? null : <span className="dc-sub">{t(`parts.methods.${one.method}`)}</span>}
            </td>
            <td data-label={t('cases.list.counterparty')}>
              {one.counterpartyName === null ? (
                <span className="tt-quiet">{t('cases.list.noCounterparty')}</span>
              ) : (
                <LocalizedText value={one.counterpartyName} quiet />
              )}
              {one.relatedParty ? <span className="dc-sub">{t('cases.related.marked')}</span> : null}
            </td>
            <td data-label={t('cases.list.changed')}>{format.date(one.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
