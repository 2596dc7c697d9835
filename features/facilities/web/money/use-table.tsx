/** Figures of each resource: hours as figures and as a bar (used of open, and of that by other organizations), counts, income. */
import { LocalizedText, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { UseLine } from '../../contract/reports.ts';

/** A bar that says nothing to those who cannot see it: the words beside it say the same. */
export const UseBar = ({ used, outside }: { used: number; outside: number }) => (
  <span className="fm-bar" aria-hidden="true">
    <span className="fm-bar-used" style={{ inlineSize: `${100 * used}%` }}>
      <span className="fm-bar-outside" style={{ inlineSize: `${100 * outside}%` }} />
    </span>
  </span>
);

const Line = ({ line }: { line: UseLine }) => {
  const t = useText('facilities');
  const format = useFormat();
  const hours = (value: number): string => format.number(value, { maximumFractionDigits: 1 });
  const figures = [
    ['open', hours(line.openHours)],
    ['booked', hours(line.bookedHours)],
    ['used', hours(line.usedHours)],
    ['outside', hours(line.outsideHours)],
  ] as const;
  const counts = [
    ['bookings', line.bookings],
    ['customers', line.customers],
    ['noShows', line.noShows],
    ['cancellations', line.cancellations],
    ['samples', line.samples],
  ] as const;
  return (
    <tr>
      <th scope="row">
        <LocalizedText value={line.resourceName} quiet />
      </th>
      {figures.map(([key, value]) => (
        <td key={key} className="fm-number" data-label={t(`money.figures.${key}`)}>
          {value}
        </td>
      ))}
      <td className="fm-share" data-label={t('money.figures.utilisation')}>
        <UseBar used={line.utilisation ?? 0} outside={line.outsideShare ?? 0} />
        <span>
          {line.utilisation === null ? t('money.figures.neverOpen') : format.percent(line.utilisation, 1)}
          {line.outsideShare === null ? null : <small>{t('money.figures.ofThatOutside', { share: format.percent(line.outsideShare) })}</small>}
        </span>
      </td>
      {counts.map(([key, value]) => (
        <td key={key} className="fm-number" data-label={t(`money.figures.${key}`)}>
          {format.number(value)}
        </td>
      ))}
      <td className="fm-number" data-label={t('money.figures.income')}>
        {line.income.length === 0 ? '–' : line.income.map((one) => <div key={one.currency}>{format.money(one)}</div>)}
      </td>
    </tr>
  );
};

const heads = ['open', 'booked', 'used', 'outside', 'utilisation', 'bookings', 'customers', 'noShows', 'cancellations', 'samples', 'income'] as const;

/** One table; each facility's resources under its name. */
export const UseTable = ({ lines }: { lines: readonly UseLine[] }) => {
  const t = useText('facilities');
  return (
    <table className="tt-table fm-table fm-use">
      <caption className="tt-hidden">{t('money.useBy')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('money.figures.resource')}</th>
          {heads.map((key) => (
            <th key={key} scope="col" className={key === 'utilisation' ? 'fm-share' : 'fm-number'}>
              {t(`money.figures.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      {[...Map.groupBy(lines, (line) => line.facilityId)].map(([facilityId, own]) => (
        <tbody key={facilityId}>
          <tr className="fm-use-facility">
            <th scope="rowgroup" colSpan={heads.length + 1}>
              <TextLink to={`/facilities/${facilityId}/desk`}>
                <LocalizedText value={own[0]!.facilityTitle} quiet />
              </TextLink>
            </th>
          </tr>
          {own.map((line) => (
            <Line key={line.resourceId} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
};
