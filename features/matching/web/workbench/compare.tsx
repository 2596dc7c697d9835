/** Up to three candidates side by side: one row a criterion, so that differences can be read across. */
import { LocalizedText, Section, useText } from '@tongtu/platform/ui';
import { asLocalized, TableScroll } from '@tongtu/listings/web';
import type { Match, Reason } from '../../contract.ts';
import { Outcome } from '../reasons/reasons.tsx';
import { useNames } from '../reasons/use-names.ts';
import { gapText, reasonValue } from '../reasons/value-text.ts';

const keyOf = (reason: Reason): string => `${reason.criterion}:${reason.subject ?? ''}`;

/** All criteria of the candidates, in the order in which they first occur. */
export const criteriaOf = (matches: readonly Match[]): readonly Reason[] => {
  const found = new Map<string, Reason>();
  for (const reason of matches.flatMap((match) => match.reasons))
    if (reason.criterion !== 'text' && !found.has(keyOf(reason))) found.set(keyOf(reason), reason);
  return [...found.values()];
};

export const Compare = ({ matches, drop }: { matches: readonly Match[]; drop: (id: string) => void }) => {
  const t = useText('matching');
  const names = useNames();
  return (
    <Section framed title={t('compare.title')} id="compare">
      <TableScroll label={t('compare.title')}>
        <table className="ls-table mt-compare">
          <thead>
            <tr>
              <th scope="col">{t('reasons.criterion')}</th>
              <th scope="col">{t('reasons.wanted')}</th>
              {matches.map((match) => (
                <th key={match.listing.id} scope="col">
                  <LocalizedText value={asLocalized(match.listing.title)} quiet />
                  <button type="button" className="ls-text-button" onClick={() => drop(match.listing.id)}>
                    {t('compare.drop')}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('score')}</th>
              <td>—</td>
              {matches.map((match) => (
                <td key={match.listing.id}>{Math.round(match.score * 100)}</td>
              ))}
            </tr>
            {criteriaOf(matches).map((criterion) => (
              <tr key={keyOf(criterion)}>
                <th scope="row">{names.criterion(criterion)}</th>
                <td>{reasonValue(criterion.criterion, criterion.wanted, names) ?? <span className="tt-quiet">{t('reasons.unsaid')}</span>}</td>
                {matches.map((match) => {
                  const reason = match.reasons.find((one) => keyOf(one) === keyOf(criterion));
                  const gap = reason && gapText(reason.criterion, reason.gap, names);
                  return (
                    <td key={match.listing.id} data-outcome={reason?.outcome}>
                      {reason ? <Outcome outcome={reason.outcome} /> : <span className="tt-quiet">—</span>}
                      {reason ? <span className="mt-value">{reasonValue(reason.criterion, reason.offered, names) ?? ''}</span> : null}
                      {gap ? <span className="mt-gap">{t('reasons.gap', { gap })}</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
};
