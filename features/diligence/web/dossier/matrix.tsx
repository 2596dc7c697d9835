/** Duty ↔ evidence ↔ article, gaps first. On a phone one block a duty. */
import { StatusMark, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { DossierView, MatrixRow } from '../../contract/dossier.ts';
import { Articles } from '../parts/article.tsx';
import { ElementMark } from '../parts/marks.tsx';
import { EvidenceItem, type EvidenceActs } from './evidence-item.tsx';
import { kindsToSupply, placeOfKind, rowGroups } from './groups.ts';
import '../parts/case-parts.css';
import './dossier.css';

export type MatrixActs = EvidenceActs & {
  readonly onSupply?: ((row: MatrixRow) => void) | undefined;
  /** Links to where evidence comes to be; a guest has none. */
  readonly leadsOn: boolean;
};
type Props = { readonly dossier: DossierView; readonly acts: MatrixActs };

const Need = ({ need, row, dossier, acts }: Props & { row: MatrixRow; need: MatrixRow['needs'][number] }) => {
  const t = useText('diligence');
  const isMet = need.has >= need.atLeast;
  const places = isMet || !acts.leadsOn || row.status === 'not-applicable' ? [] : need.anyOf.flatMap((kind) => placeOfKind(dossier.caseId, kind) ?? []);
  const names = need.anyOf.map((kind) => t(`evidenceKinds.${kind}`)).join(t('dossier.or'));
  return (
    <li>
      <StatusMark tone={isMet ? 'good' : row.status === 'missing' && row.required ? 'bad' : 'open'}>
        {t('dossier.need', { has: String(need.has), atLeast: String(need.atLeast) })}
      </StatusMark>
      <span>{names}</span>
      {[...new Map(places.map((place) => [place.tab, place])).values()].map(({ tab, to }) => (
        <TextLink key={tab} to={to}>
          {t(`dossier.places.${tab}`)}
        </TextLink>
      ))}
    </li>
  );
};

const Due = ({ row }: { row: MatrixRow }) => {
  const t = useText('diligence');
  const format = useFormat();
  return (
    <span className="dc-duty-facts">
      <span>{t(row.required ? 'dossier.required' : 'dossier.optional')}</span>
      <span>{t('dossier.suppliedBy', { who: t(`suppliers.${row.suppliedBy}`) })}</span>
      <span>{row.dueOn === null ? t(`due.${row.due}`) : t('due.on', { day: format.date(row.dueOn) })}</span>
    </span>
  );
};

const Duty = ({ row, dossier, acts }: Props & { row: MatrixRow }) => {
  const t = useText('diligence');
  const found = row.evidence.flatMap((id) => dossier.evidence.find((one) => one.id === id) ?? []);
  const cited = row.articles.flatMap((id) => dossier.articles.find((one) => one.id === id) ?? []);
  const showsKind = row.needs.length > 1 || row.needs.some((need) => need.anyOf.length > 1);
  return (
    <tr id={row.id} className="dc-duty" data-gap={row.status === 'missing' && row.required}>
      <th scope="row">
        {row.name[t.language]}
        <span className="dc-sub">{row.text[t.language]}</span>
        <Due row={row} />
      </th>
      <td data-label={t('dossier.heads.evidence')}>
        {row.status === 'not-applicable' ? (
          <ElementMark status={row.status} />
        ) : (
          <>
            <ul className="dc-needs">
              {row.needs.map((need, index) => (
                <Need key={index} need={need} row={row} dossier={dossier} acts={acts} />
              ))}
            </ul>
            {found.length === 0 ? null : (
              <ul className="dc-evidences">
                {found.map((evidence) => (
                  <EvidenceItem
                    key={evidence.id}
                    evidence={evidence}
                    acts={acts}
                    showsKind={showsKind}
                    lateFor={row.late.includes(evidence.id) ? row.due : undefined}
                  />
                ))}
              </ul>
            )}
            {acts.onSupply === undefined || kindsToSupply(row, dossier.supplies).length === 0 ? null : (
              <button type="button" className={row.status === 'missing' ? 'tt-button' : 'dc-text-button'} onClick={() => acts.onSupply!(row)}>
                {t(found.length === 0 ? 'dossier.supply.name' : 'dossier.supply.more')}
                <span className="tt-hidden"> {row.name[t.language]}</span>
              </button>
            )}
          </>
        )}
      </td>
      <td data-label={t('dossier.heads.articles')}>
        <Articles articles={cited} />
      </td>
    </tr>
  );
};

export const Matrix = ({ dossier, acts }: Props) => {
  const t = useText('diligence');
  return (
    <table className="tt-table dc-matrix">
      <caption className="tt-hidden">{t('dossier.title')}</caption>
      <thead>
        <tr>
          {(['duty', 'evidence', 'articles'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`dossier.heads.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      {rowGroups(dossier.rows).map(({ standing, rows }) => (
        <tbody key={standing}>
          <tr className="dc-group">
            <th scope="rowgroup" colSpan={3}>
              <ElementMark status={standing} /> <span className="tt-quiet">{t('dossier.count', { count: rows.length })}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <Duty key={row.id} row={row} dossier={dossier} acts={acts} />
          ))}
        </tbody>
      ))}
    </table>
  );
};
