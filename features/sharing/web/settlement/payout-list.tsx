/** Who gets what of an event; members stand below their party. */
import type { SharingPlanJson } from '../../contract/plan.ts';
import { useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';

type Payouts = Readonly<Record<string, string>>;
type PayoutListProps = { payouts: Payouts; members: Payouts; pool: SharingPlanJson['pool']; currency: string; names: PlanNames };

export const PayoutList = ({ payouts, members, pool, currency, names }: PayoutListProps) => {
  const { show } = useAmounts(currency);
  return (
    <dl className="sm-payouts">
      {Object.entries(payouts).map(([party, amount]) => (
        <div key={party}>
          <dt>{names.party(party)}</dt>
          <dd>{show(amount)}</dd>
          {party === pool?.party
            ? Object.entries(members).map(([member, own]) => (
                <div key={member} className="sm-member">
                  <dt>{names.payee(party, member)}</dt>
                  <dd>{show(own)}</dd>
                </div>
              ))
            : null}
        </div>
      ))}
    </dl>
  );
};
