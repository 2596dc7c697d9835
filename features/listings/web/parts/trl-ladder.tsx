/** Nine levels from the laboratory to the factory, as a ladder: which is claimed, and which have evidence. */
import { useText } from '@tongtu/platform/ui';
import { useCodes } from '../codes.ts';

/** `reached` up to and including `level`; `evidenced` levels carry a tick; `range` marks the levels that are wanted or served. */
export const TrlLadder = ({ level, range, evidenced = [] }: { level?: number; range?: { min: number; max: number }; evidenced?: readonly number[] }) => {
  const t = useText('listings');
  const names = useCodes('trl');
  const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const inside = (n: number): boolean => (range ? n >= range.min && n <= range.max : level !== undefined && n <= level);
  const said = range
    ? t('trl.range', { min: range.min, max: range.max })
    : level === undefined
      ? t('trl.none')
      : t('trl.at', { level, name: names.byCode.has(String(level)) ? names.name(String(level)) : '' });
  return (
    <figure className="ls-ladder">
      <ol aria-label={said}>
        {levels.map((n) => (
          <li
            key={n}
            data-in={inside(n)}
            data-at={n === level}
            data-proof={evidenced.includes(n)}
            title={names.byCode.has(String(n)) ? `${n} · ${names.name(String(n))}` : String(n)}
          >
            <span aria-hidden="true">{evidenced.includes(n) ? '✓' : ''}</span>
            {n}
            {evidenced.includes(n) ? <span className="tt-hidden">{t('trl.evidenced')}</span> : null}
          </li>
        ))}
      </ol>
      <figcaption>{said}</figcaption>
    </figure>
  );
};
