/** Whole shares of each party and member of a plan by valuation: given at once, so there is no income to record. */
import { toExactText, type Fraction } from '@tongtu/kernel/fraction';
import { Section, useFormat, useText } from '@tongtu/platform/ui';
import type { VersionView } from '../../contract/versions.ts';
import { allocateMemberShares, allocateShares } from '../../domain/equity.ts';
import { shareText } from '../../domain/write-plan.ts';
import type { PlanNames } from '../plans/names.ts';
import { planOf } from '../plans/plan-of.ts';

type Row = { readonly key: string; readonly name: string; readonly share: Fraction; readonly shares: bigint; readonly isMember: boolean };

const rowsOf = (version: VersionView, names: PlanNames): Row[] => {
  const plan = planOf(version.tree);
  if (plan === undefined || plan.equity === null) return [];
  const [parties, members] = [allocateShares(plan), allocateMemberShares(plan)];
  return plan.equity.allocation.flatMap(({ party, share }) => [
    { key: party, name: names.party(party), share, shares: parties.get(party) ?? 0n, isMember: false },
    ...(plan.pool?.party === party
      ? plan.pool.members.map(({ id, weight }) => ({
          key: `${party}/${id}`,
          name: names.payee(party, id),
          share: weight,
          shares: members.get(id) ?? 0n,
          isMember: true,
        }))
      : []),
  ]);
};

export const EquityShares = ({ version, names }: { version: VersionView; names: PlanNames }) => {
  const t = useText('sharing');
  const format = useFormat();
  return (
    <Section title={t('settlement.equity.title')} lead={t('settlement.equity.lead', { shares: format.number(BigInt(version.tree.equity?.shares ?? '0')) })}>
      <table className="tt-table sl-table">
        <caption className="tt-hidden">{t('settlement.equity.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settlement.equity.holder')}</th>
            <th scope="col" className="sl-number">
              {t('settlement.equity.part')}
            </th>
            <th scope="col" className="sl-number">
              {t('settlement.equity.shares')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(version, names).map((row) => (
            <tr key={row.key}>
              <th scope="row" className={row.isMember ? 'sm-holder' : undefined}>
                {row.name}
              </th>
              <td className="sl-number" data-label={t('settlement.equity.part')} title={toExactText(row.share)}>
                {row.isMember ? t('settlement.equity.ofPool', { part: shareText(row.share) }) : shareText(row.share)}
              </td>
              <td className="sl-number" data-label={t('settlement.equity.shares')}>
                {format.number(row.shares)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
