/** What it costs by class of customer, with the reader's own class marked; then what cancelling late and staying away cost. */
import { StatusMark, useFormat, useText } from '@tongtu/platform/ui';
import { tariffClasses, type Rates, type Tariff, type TariffClass } from '../../contract/tariffs.ts';
import { lengthText } from '../parts/lengths.ts';

const columns = ['hour', 'day', 'sample', 'run', 'minimum', 'deposit'] as const satisfies readonly (keyof Rates)[];

export const TariffTable = ({ tariff, own }: { tariff: Tariff; own: TariffClass }) => {
  const t = useText('facilities');
  const format = useFormat();
  const money = (amount: string): string => format.money({ amount, currency: tariff.currency });
  const shown = columns.filter((column) => tariffClasses.some((one) => tariff.classes[one]?.[column] !== undefined));
  return (
    <section className="tt-scroll" aria-label={t('book.tariff.title')} {...(shown.length > 2 ? { tabIndex: 0 } : {})}>
      <table className="tt-table fb-tariff">
        <caption className="tt-hidden">{t('book.tariff.caption', { currency: tariff.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('book.tariff.class')}</th>
            {shown.length === 0 ? <th scope="col">{t('parts.price.amount')}</th> : null}
            {shown.map((column) => (
              <th key={column} scope="col" className="fb-number">
                {t(`book.tariff.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tariffClasses.map((one) => {
            const rates = tariff.classes[one];
            return (
              <tr key={one} data-own={one === own}>
                <th scope="row">
                  {t(`book.classes.${one}`)}
                  {one === own ? <StatusMark tone="next">{t('book.tariff.yours')}</StatusMark> : null}
                </th>
                {rates === undefined ? (
                  <td colSpan={Math.max(1, shown.length)} className="tt-quiet">
                    {t('book.tariff.agreed')}
                  </td>
                ) : (
                  shown.map((column) => (
                    <td key={column} className="fb-number">
                      {rates[column] === undefined ? <span className="tt-quiet">—</span> : money(rates[column])}
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

/** Late cancellation, no-show and billing, one sentence each: known before anything is booked (complaint C11). */
export const useFeeSentences = (tariff: Tariff): readonly string[] => {
  const t = useText('facilities');
  const steps = [...tariff.lateCancellation].filter((step) => step.percent > 0).sort((a, b) => b.withinHours - a.withinHours);
  const late = steps.map((step) => t('book.fees.step', { length: lengthText(t, step.withinHours * 60), percent: step.percent }));
  return [
    late.length === 0 ? t('book.fees.freeCancellation') : t('book.fees.late', { steps: late.join(t('book.fees.and')) }),
    tariff.noShowPercent === 0
      ? t('book.fees.noNoShow')
      : t('book.fees.noShow', { percent: tariff.noShowPercent, length: lengthText(t, tariff.noShowAfterMinutes) }),
    t(`book.fees.billing.${tariff.billing}`),
  ];
};
