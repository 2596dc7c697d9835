/** Worked cases and golden vectors (tests/vectors/sharing-settlement.json): events to amounts, to the last minor unit. */
import { describe, expect, it } from 'vitest';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { expect as must } from '@tongtu/kernel/result';
import { planOf, vectorsOf, type OfPlan } from '../tests/vectors.ts';
import { allocateShares } from './equity.ts';
import { readIncomeEvent } from './income-event.ts';
import { closeSettlement, emptySettlement, settleEvent, settlerOf, totalsAt, type SettlementState } from './settle.ts';

type Amounts = Readonly<Record<string, string>>;
type Line = { readonly event: string; readonly distributable?: string; readonly payouts: Amounts; readonly members?: Amounts; readonly remainder?: string };
type Last = { readonly totals: Amounts; readonly members?: Amounts; readonly remainder: string; readonly highWater: string; readonly balance: string };
type SettlementCase = OfPlan & {
  readonly events: readonly object[];
  readonly close?: boolean;
  readonly lines: readonly Line[];
  readonly last?: Last;
  readonly shares?: Amounts;
};

const settled = (of: SettlementCase): { lines: object[]; last: object; shares: Amounts } => {
  const plan = planOf(of);
  const settler = settlerOf(plan);
  const amount = (minor: bigint): string => moneyToDecimal({ amount: minor, currency: plan.currency });
  const amounts = (by: ReadonlyMap<string, bigint>): Amounts => Object.fromEntries([...by].map(([key, minor]) => [key, amount(minor)]));
  let state: SettlementState = emptySettlement;
  const lines = of.events.map((json) => {
    const event = must(readIncomeEvent(json, plan));
    const line = settleEvent(settler, state, event);
    state = line.state;
    return {
      event: event.id,
      distributable: amount(line.distributable),
      payouts: amounts(line.payouts),
      members: amounts(line.members),
      remainder: amount(line.totals.remainder),
    };
  });
  const totals = of.close === true ? closeSettlement(settler, state).totals : totalsAt(settler, state);
  const last = {
    totals: amounts(totals.parties),
    members: amounts(totals.members),
    remainder: amount(totals.remainder),
    highWater: amount(state.highWater),
    balance: amount(state.balance),
  };
  return { lines, last, shares: Object.fromEntries([...allocateShares(plan)].map(([party, count]) => [party, count.toString()])) };
};

describe('settlement', () => {
  it.each(vectorsOf<{ cases: SettlementCase[] }>('sharing-settlement').cases)('$name', (of) => {
    const { lines, last, shares } = settled(of);
    for (const line of of.lines) expect(lines).toContainEqual(expect.objectContaining(line));
    expect({ last, shares }).toMatchObject({ ...(of.last === undefined ? {} : { last: of.last }), ...(of.shares === undefined ? {} : { shares: of.shares }) });
  });
});
