/** Declarations as a table; what was corrected stays, and says so. */
import { useState } from 'react';
import { LocalizedText, StatusMark, TextLink, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listCases, type CaseCard } from '../../contract/cases.ts';
import type { DeclarationView } from '../../contract/declarations.ts';
import { DeclareForm } from './declare-form.tsx';
import '../parts/case-parts.css';

/** Titles of the cases that the reader sees; a declaration may be for one that he does not. */
const useCaseTitles = (organizationId: string | undefined): ReadonlyMap<string, CaseCard['title']> => {
  const { data } = useRoute(listCases, { query: { organizationId: organizationId ?? '', limit: 100 } }, { enabled: organizationId !== undefined });
  return new Map((data?.items ?? []).map((one) => [one.id, one.title]));
};
type Titles = ReturnType<typeof useCaseTitles>;

const What = ({ one, titles }: { one: DeclarationView; titles: Titles }) => {
  const t = useText('diligence');
  const format = useFormat();
  const facts = [one.relation, one.share === null ? null : `${one.share}%`, one.value === null ? null : format.money(one.value)].filter(
    (fact) => fact !== null,
  );
  return (
    <>
      {one.about.organizationName === null ? one.about.name : <LocalizedText value={one.about.organizationName} quiet />}
      {facts.length === 0 ? null : <span className="dn-sub">{facts.join(' · ')}</span>}
      {one.words === null ? null : <span className="dn-sub dn-words">{one.words}</span>}
      {one.caseId === null ? null : (
        <span className="dn-sub">
          {t('declarations.list.forCase')}{' '}
          {titles.has(one.caseId) ? (
            <TextLink to={`/cases/${one.caseId}`}>
              <LocalizedText value={titles.get(one.caseId)} quiet />
            </TextLink>
          ) : null}
        </span>
      )}
    </>
  );
};

const Row = ({ one, withPerson, titles }: { one: DeclarationView; withPerson: boolean; titles: Titles }) => {
  const t = useText('diligence');
  const format = useFormat();
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      <tr id={one.id} data-over={one.correctedBy !== null}>
        <th scope="row">
          {withPerson ? (
            <>
              {one.personName}
              <span className="dn-sub">{t(`declarations.kinds.${one.kind}`)}</span>
            </>
          ) : (
            t(`declarations.kinds.${one.kind}`)
          )}
        </th>
        <td className="dn-wide">
          <What one={one} titles={titles} />
        </td>
        <td data-label={t('declarations.list.on')}>{format.date(one.on)}</td>
        <td data-label={t('declarations.list.declaredAt')}>
          <time dateTime={one.declaredAt}>{format.dateTime(one.declaredAt)}</time>
        </td>
        <td className="dn-row-acts">
          {one.correctedBy === null ? null : <StatusMark tone="closed">{t('declarations.list.corrected')}</StatusMark>}
          {one.corrects === null ? null : <span className="dn-sub">{t('declarations.list.corrects')}</span>}
          {one.actions.includes('correct') && !correcting ? (
            <button type="button" className="dc-text-button" onClick={() => setCorrecting(true)}>
              {t('declarations.list.correct')}
            </button>
          ) : null}
        </td>
      </tr>
      {correcting ? (
        <tr>
          <td colSpan={5} className="dn-wide">
            <DeclareForm organizationId={one.organizationId} caseId={one.caseId} corrects={one} onDone={() => setCorrecting(false)} />
          </td>
        </tr>
      ) : null}
    </>
  );
};

export const DeclarationList = ({ items, caption, withPerson = false }: { items: readonly DeclarationView[]; caption: string; withPerson?: boolean }) => {
  const t = useText('diligence');
  const titles = useCaseTitles(items[0]?.organizationId);
  return (
    <table className="tt-table dn-table dn-declarations">
      <caption className="tt-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t(withPerson ? 'declarations.list.person' : 'declarations.list.kind')}</th>
          <th scope="col">{t('declarations.list.what')}</th>
          <th scope="col">{t('declarations.list.on')}</th>
          <th scope="col">{t('declarations.list.declaredAt')}</th>
          <th scope="col">
            <span className="tt-hidden">{t('declarations.list.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <Row key={one.id} one={one} withPerson={withPerson} titles={titles} />
        ))}
      </tbody>
    </table>
  );
};
