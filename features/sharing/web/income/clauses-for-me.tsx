/** Why: the clauses of the plan that name the reader's party, and his weight in the pool, as they stand in the contract. */
import { Loaded, LoadingState, TextLink, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { MyIncomeItem } from '../../contract/statements.ts';
import { getPlanVersion, getSharingPlan, type PlanView } from '../../contract/versions.ts';
import { leadingVersion, namesOf } from '../plans/names.ts';
import { useClauses } from '../plans/plan-of.ts';
import { placesFor } from './places.ts';

const Clauses = ({ item, plan }: { item: MyIncomeItem; plan: PlanView }) => {
  const t = useText('sharing');
  const format = useFormat();
  const number = leadingVersion(plan);
  const version = useRoute(getPlanVersion, { params: { planId: plan.id, version: number } });
  const clauses = useClauses(version.data);
  if (version.data === undefined) return <LoadingState rows={1} />;
  const own = placesFor(version.data.tree, item.party, item.member).flatMap((place) => clauses.get(place) ?? []);
  return (
    <>
      {item.weight === null ? null : <p>{t('income.weight', { party: namesOf(version.data, t, format.localized).party(item.party), weight: item.weight })}</p>}
      {own.map((clause) => (
        <p key={clause.place} className="si-clause">
          <b>
            {clause.number} {clause.heading}
          </b>
          <span className="tt-prose">{clause.text}</span>
        </p>
      ))}
      <TextLink to={`/sharing-plans/${plan.id}/versions/${number}`}>{t('income.wholePlan')}</TextLink>
    </>
  );
};

export const ClausesForMe = ({ item }: { item: MyIncomeItem }) => {
  const plan = useRoute(getSharingPlan, { params: { planId: item.planId } });
  return (
    <Loaded of={plan} loading={<LoadingState rows={1} />}>
      {(data) => <Clauses item={item} plan={data} />}
    </Loaded>
  );
};
