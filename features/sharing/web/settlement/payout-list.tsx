/** Who gets what of an event, in the order of the plan; members stand below their party. */
import type { SharingPlanJson } from '../../contract/plan.ts';
import { useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';

type Payouts = Readonly<Record<string, string>>;
type PayoutListProps = { payouts: Payouts; members: Payouts; tree: SharingPlanJson | undefined; currency: string; names: PlanNames };

/** What is paid by these ids, in their order; an id that is not among them comes last. */
const inOrder = (payouts: Payouts, ids: readonly string[]): [id: string, amount: string][] => {
  const place = (id: string): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return Object.entries(payouts).toSorted(([a], [b]) => place(a) - place(b));
};

export const PayoutList = ({ payouts, members, tree, currency, names }: PayoutListProps) => {
  const { show } = useAmounts(currency);
  const pool = tree?.pool;
  const lines = inOrder(payouts, tree?.parties.map(({ id }) => id) ?? []).flatMap(([party, amount]) => [
    { key: party, name: names.party(party), amount, isMember: false },
    ...(party === pool?.party
      ? inOrder(
          members,
          pool.members.map(({ id }) => id),
        ).map(([member, own]) => ({ key: `${party}/${member}`, name: names.payee(party, member), amount: own, isMember: true }))
      : []),
  ]);
  return (
    <dl className="sm-payouts">
      {lines.map(({ key, name, amount, isMember }) => (
        <div key={key} data-member={isMember}>
          <dt>{name}</dt>
          <dd>{show(amount)}</dd>
        </div>
      ))}
    </dl>
  );
};
