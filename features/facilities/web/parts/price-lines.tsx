/** Money with its computation: what was counted, by how much, what it makes. Amounts arrive in minor units. */
import type { ReactNode } from 'react';
import { LocalizedText, useFormat, useText } from '@tongtu/platform/ui';
import type { PriceLine } from '../../contract/tariffs.ts';
import './parts.css';

/** Lines that are an amount by themselves, not a number of something. */
const plain = new Set<PriceLine['item']>(['minimum', 'late-cancellation', 'no-show', 'correction']);

export type PriceLinesProps = {
  readonly lines: readonly PriceLine[];
  readonly currency: string;
  /** Minor units. */
  readonly total: string;
  /** What the table is, for screen readers. */
  readonly caption: string;
  readonly totalLabel?: ReactNode;
  /** Below the total, not part of it: a deposit. */
  readonly below?: readonly (readonly [label: ReactNode, amount: string])[];
};

export const PriceLines = ({ lines, currency, total, caption, totalLabel, below = [] }: PriceLinesProps) => {
  const t = useText('facilities');
  const format = useFormat();
  const money = (amount: string): string => format.money({ amount, currency });
  return (
    <table className="fb-price">
      <caption className="tt-hidden">{caption}</caption>
      <thead className="tt-hidden">
        <tr>
          <th scope="col">{t('parts.price.item')}</th>
          <th scope="col">{t('parts.price.computation')}</th>
          <th scope="col">{t('parts.price.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{line.name ? <LocalizedText value={line.name} quiet /> : t(`parts.price.items.${line.item}`)}</th>
            <td className="fb-price-how">
              {plain.has(line.item)
                ? null
                : t('parts.price.times', {
                    quantity: line.quantity,
                    unit: line.unit ? format.localized(line.unit) : (t.maybe(`parts.price.units.${line.item}`) ?? ''),
                    price: money(line.unitPrice),
                  })}
            </td>
            <td className="fb-price-amount">{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {totalLabel ?? t('parts.price.total')}
          </th>
          <td className="fb-price-amount">{money(total)}</td>
        </tr>
        {below.map(([label, amount], index) => (
          <tr key={index} className="fb-price-below">
            <th scope="row" colSpan={2}>
              {label}
            </th>
            <td className="fb-price-amount">{money(amount)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
};
