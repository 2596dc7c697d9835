/** Paid, in payment, still to come: as a bar, and in words beside it for everybody. */
import { useText } from '@tongtu/platform/ui';
import { useAmounts } from '../plans/amounts.ts';
import { parts, widthsOf, type IncomeTotals } from './totals.ts';

export const MoneyBar = ({ owed }: { owed: IncomeTotals }) => {
  const t = useText('sharing');
  const { show } = useAmounts(owed.currency);
  const widths = widthsOf(owed);
  return (
    <div className="si-money">
      <span className="si-bar" aria-hidden="true">
        {parts.map((part) => (
          <span key={part} data-part={part} style={{ inlineSize: `${widths[part]}%` }} />
        ))}
      </span>
      <dl className="si-legend">
        {parts.map((part) => (
          <div key={part} data-part={part}>
            <dt>{t(`income.parts.${part}`)}</dt>
            <dd>{show(owed[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
