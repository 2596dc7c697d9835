/** Two versions of a plan side by side: the clauses as a redline, and what each party gets of the same money. */
import { Suspense, useMemo } from 'react';
import { Loaded, LoadingState, Section, useRoute, useText } from '@tongtu/platform/ui';
import { formatMoney } from '@tongtu/kernel/money';
import { expect } from '@tongtu/kernel/result';
import { getPlanVersion, type VersionView } from '../../contract/versions.ts';
import { entitlementOf, wholeAmountsAt } from '../../domain/entitlement.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import { Scroll } from '../charts/scroll.tsx';
import { inOrder } from '../faces/in-order.ts';
import { useLanguagePart } from '../faces/language.ts';
import { useNames, type Names } from '../faces/names.ts';
import { breakpointsOf, roundUp } from '../faces/picture/curves.ts';
import { VerdictMark } from '../plans/marks.tsx';
import { pairClauses, redline } from './redline.ts';

const Redline = ({ before, after }: { before: string; after: string }) => (
  <>
    {redline(before, after).map(({ text, change }, i) =>
      change === 'gone' ? <del key={i}>{text}</del> : change === 'new' ? <ins key={i}>{text}</ins> : <span key={i}>{text}</span>,
    )}
  </>
);

const Clauses = ({ before, after }: { before: SharingPlan; after: SharingPlan }) => {
  const t = useText('sharing');
  const { planClauses } = useLanguagePart('clauses');
  const pairs = useMemo(() => pairClauses(planClauses(before, t.language), planClauses(after, t.language)), [planClauses, before, after, t.language]);
  const changed = pairs.filter((pair) => pair.isChanged);
  if (changed.length === 0) return <p className="tt-quiet">{t('editor.sameClauses')}</p>;
  return (
    <div className="sf-clauses se-redline">
      {changed.map(({ before: old, after: now }, i) => (
        <section key={i} className="sf-clause">
          <h3>
            <span>{now?.number ?? old?.number}</span> <Redline before={old?.heading ?? ''} after={now?.heading ?? ''} />
          </h3>
          <p className="se-lines">
            <Redline before={old?.text ?? ''} after={now?.text ?? ''} />
          </p>
        </section>
      ))}
      {changed.length < pairs.length ? <p className="tt-quiet">{t('editor.otherClauses', { count: pairs.length - changed.length })}</p> : null}
    </div>
  );
};

/** Round sums around the breakpoints of both. */
const sumsOf = (plans: readonly SharingPlan[]): bigint[] => {
  const breaks = plans.flatMap((plan) => breakpointsOf(plan));
  const sums = [...breaks, 100_000_000n, 1_000_000_000n, 10_000_000_000n, roundUp(breaks.reduce((most, x) => (x > most ? x : most), 1n) * 2n)];
  return [...new Set(sums)].filter((x) => x >= 10_000_000n).sort((a, b) => (a < b ? -1 : 1));
};

const FiguresTable = ({ before, after, names, versions }: { before: SharingPlan; after: SharingPlan; names: Names; versions: readonly [string, string] }) => {
  const t = useText('sharing');
  const parties = [...new Set([...after.parties, ...before.parties].map(({ id }) => id))];
  const amountsOf = (plan: SharingPlan, x: bigint): ReadonlyMap<string, bigint> => {
    const entitlement = entitlementOf(plan);
    const amounts = wholeAmountsAt(entitlement, x);
    return new Map(entitlement.parties.map((party, i) => [party, amounts[i]!]));
  };
  const money = (amount: bigint): string => formatMoney({ amount, currency: after.currency }, t.language);
  return (
    <Scroll label={t('editor.figures')}>
      <table className="tt-table sf-figures">
        <thead>
          <tr>
            <th scope="col">{t('faces.picture.income')}</th>
            <th scope="col">{t('faces.picture.who')}</th>
            <th scope="col">{versions[0]}</th>
            <th scope="col">{versions[1]}</th>
            <th scope="col">{t('editor.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {sumsOf([before, after]).flatMap((x) => {
            const [old, now] = [amountsOf(before, x), amountsOf(after, x)];
            const rows = parties.filter((party) => (old.get(party) ?? 0n) !== (now.get(party) ?? 0n));
            return rows.map((party, i) => {
              const difference = (now.get(party) ?? 0n) - (old.get(party) ?? 0n);
              return (
                <tr key={`${x} ${party}`}>
                  {i === 0 ? (
                    <th scope="row" rowSpan={rows.length}>
                      {money(x)}
                    </th>
                  ) : null}
                  <td className="se-who">{names.party(party)}</td>
                  <td>{money(old.get(party) ?? 0n)}</td>
                  <td>{money(now.get(party) ?? 0n)}</td>
                  <td
                    data-change={difference > 0n ? 'more' : 'less'}
                  >{`${difference > 0n ? '+' : '−'}${money(difference < 0n ? -difference : difference)}`}</td>
                </tr>
              );
            });
          })}
        </tbody>
      </table>
    </Scroll>
  );
};

const Side = ({ version, name }: { version: VersionView; name: string }) => (
  <span className="se-side-name">
    {name} <VerdictMark verdict={version.verdict} />
  </span>
);

const Both = ({ old, now, plan }: { old: VersionView; now: VersionView; plan: SharingPlan }) => {
  const t = useText('sharing');
  const before = useMemo(() => inOrder(expect(readPlan(old.tree))), [old.tree]);
  const names = useNames(now.tree, now.bindings);
  const name = (version: number): string => t('plans.versionName', { version: String(version) });
  const isMoney = before.steps.length > 0 && plan.steps.length > 0 && before.currency === plan.currency;
  return (
    <Section
      framed
      title={t('editor.comparison', { before: name(old.version), after: name(now.version) })}
      actions={
        <>
          <Side version={old} name={name(old.version)} />
          <Side version={now} name={name(now.version)} />
        </>
      }
    >
      <div className="se-compare">
        <Suspense fallback={<LoadingState rows={5} />}>
          <Clauses before={before} after={plan} />
        </Suspense>
        {isMoney ? <FiguresTable before={before} after={plan} names={names} versions={[name(old.version), name(now.version)]} /> : null}
      </div>
    </Section>
  );
};

/** `plan`: this version as it stands on the page, also unsaved. */
export const Compare = ({ now, other, plan }: { now: VersionView; other: number; plan: SharingPlan }) => {
  const read = useRoute(getPlanVersion, { params: { planId: now.planId, version: other } });
  return <Loaded of={read}>{(old) => <Both old={old} now={now} plan={plan} />}</Loaded>;
};
