/** Why a card fits or does not: each criterion as word and shape, the two values side by side, and the gap. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { Match, Reason } from '../../contract.ts';
import { useNames } from './use-names.ts';
import { gapText, reasonValue } from './value-text.ts';

export const tones: Readonly<Record<Reason['outcome'], Tone>> = { fits: 'good', misses: 'bad', unknown: 'unknown' };
const rank: Readonly<Record<Reason['outcome'], number>> = { misses: 0, fits: 1, unknown: 2 };

/** What stands against it first, then what speaks for it, then what nobody said; the weightier first. */
export const inOrder = (reasons: readonly Reason[]): readonly Reason[] => [...reasons].sort((a, b) => rank[a.outcome] - rank[b.outcome] || b.weight - a.weight);

export const Outcome = ({ outcome }: { outcome: Reason['outcome'] }) => {
  const t = useText('matching');
  return <StatusMark tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</StatusMark>;
};

/** How many criteria fit, miss, are unknown, in one line. */
export const FitLine = ({ fit }: { fit: Match['fit'] }) => {
  const t = useText('matching');
  return (
    <span className="mt-fit">
      {(['fits', 'misses', 'unknown'] as const).map((outcome) =>
        fit[outcome] > 0 ? (
          <StatusMark key={outcome} tone={tones[outcome]}>
            {t(`fit.${outcome}`, { count: fit[outcome] })}
          </StatusMark>
        ) : null,
      )}
    </span>
  );
};

export const ReasonTable = ({ reasons, words, label }: { reasons: readonly Reason[]; words: readonly string[]; label: string }) => {
  const t = useText('matching');
  const names = useNames();
  return (
    <>
      <table className="mt-reasons" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('reasons.criterion')}</th>
            <th scope="col">{t('reasons.outcome')}</th>
            <th scope="col">{t('reasons.wanted')}</th>
            <th scope="col">{t('reasons.offered')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(reasons)
            .filter((reason) => reason.criterion !== 'text')
            .map((reason, index) => {
              const gap = gapText(reason.criterion, reason.gap, names);
              return (
                <tr key={index} data-outcome={reason.outcome}>
                  <th scope="row">{names.criterion(reason)}</th>
                  <td>
                    <Outcome outcome={reason.outcome} />
                    {gap ? <span className="mt-gap">{t('reasons.gap', { gap })}</span> : null}
                  </td>
                  <td data-label={t('reasons.wanted')}>
                    {reasonValue(reason.criterion, reason.wanted, names) ?? <span className="tt-quiet">{t('reasons.unsaid')}</span>}
                  </td>
                  <td data-label={t('reasons.offered')}>
                    {reasonValue(reason.criterion, reason.offered, names) ?? <span className="tt-quiet">{t('reasons.unsaid')}</span>}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {words.length > 0 ? (
        <p className="mt-words">
          <span className="tt-quiet">{t('reasons.words')}</span>{' '}
          {words.slice(0, 12).map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      ) : null}
    </>
  );
};

/** The weightiest reasons in one line each, for narrow places. */
export const ShortReasons = ({ match, count = 3 }: { match: Match; count?: number }) => {
  const t = useText('matching');
  const names = useNames();
  const told = match.reasons.filter((reason) => reason.criterion !== 'text' && reason.outcome !== 'unknown');
  const shown = [...told].sort((a, b) => b.weight - a.weight).slice(0, count);
  return (
    <ul className="mt-short">
      {shown.map((reason, index) => {
        const value = reasonValue(reason.criterion, reason.offered, names);
        return (
          <li key={index}>
            <StatusMark tone={tones[reason.outcome]}>
              <span className="tt-hidden">{t(`outcomes.${reason.outcome}`)} </span>
              {names.criterion(reason)}
              {value && value !== names.criterion(reason) ? <span className="tt-quiet"> {value}</span> : null}
            </StatusMark>
          </li>
        );
      })}
      {shown.length === 0 && match.words.length > 0 ? (
        <li className="tt-quiet">{t('reasons.wordsOnly', { words: match.words.slice(0, 4).join(t('reasons.separator')) })}</li>
      ) : null}
    </ul>
  );
};
