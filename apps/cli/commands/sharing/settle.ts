/** `tongtu sharing settle PLAN EVENTS.jsonl`: what each event pays, to the last minor unit; one line an event and a last one with the totals. */
import { moneyToDecimal } from '@tongtu/kernel/money';
import {
  allocateMemberShares,
  allocateShares,
  closeSettlement,
  emptySettlement,
  settleEvent,
  settlerOf,
  totalsAt,
  type SharingPlan,
} from '@tongtu/sharing/rules';
import type { AloneInput } from '../../command.ts';
import { eventsOf, type EventLine } from './read-events.ts';
import { jsonOf, languageOf, operandAt, orRefused, planOf, sayer } from './said.ts';

type Amounts = Readonly<Record<string, string>>;
type Settled = {
  readonly event: string;
  readonly distributable: string;
  readonly payouts: Amounts;
  readonly members?: Amounts;
  readonly remainder: string;
  readonly notDeductible?: true;
  readonly repeated?: true;
};
type Last = {
  readonly totals: Amounts;
  readonly members?: Amounts;
  readonly remainder: string;
  readonly highWater: string;
  readonly balance: string;
  /** What closing paid; part of the totals. */
  readonly closing?: Amounts;
};

const settled = (plan: SharingPlan, lines: readonly EventLine[], close: boolean): { readonly events: Settled[]; readonly last: Last } => {
  const money = (amount: bigint): string => moneyToDecimal({ amount, currency: plan.currency });
  const amounts = (of: ReadonlyMap<string, bigint>): Amounts => Object.fromEntries([...of].map(([id, amount]) => [id, money(amount)]));
  const members = (of: ReadonlyMap<string, bigint>): { members?: Amounts } => (plan.pool === null ? {} : { members: amounts(of) });
  const settler = settlerOf(plan);
  let state = emptySettlement;
  const events = lines.map(({ event, repeated }): Settled => {
    if (repeated) {
      const { parties, members: of, remainder } = totalsAt(settler, state);
      const none = (each: ReadonlyMap<string, bigint>) => new Map([...each.keys()].map((id) => [id, 0n]));
      return { event: event.id, distributable: money(0n), payouts: amounts(none(parties)), ...members(none(of)), remainder: money(remainder), repeated: true };
    }
    const step = settleEvent(settler, state, event);
    state = step.state;
    return {
      event: event.id,
      distributable: money(step.distributable),
      payouts: amounts(step.payouts),
      ...members(step.members),
      remainder: money(step.totals.remainder),
      ...(step.notDeductible ? { notDeductible: true } : {}),
    };
  });
  const closing = close ? closeSettlement(settler, state) : undefined;
  const totals = closing?.totals ?? totalsAt(settler, state);
  const last: Last = {
    totals: amounts(totals.parties),
    ...members(totals.members),
    remainder: money(totals.remainder),
    highWater: money(state.highWater),
    balance: money(state.balance),
    ...(closing === undefined ? {} : { closing: amounts(closing.payouts) }),
  };
  return { events, last };
};

/** Whole shares, at once; no money moves. */
const shared = (plan: SharingPlan): Last => {
  const counts = (of: ReadonlyMap<string, bigint>): Amounts => Object.fromEntries([...of].map(([id, count]) => [id, count.toString()]));
  const zero = moneyToDecimal({ amount: 0n, currency: plan.currency });
  return {
    totals: counts(allocateShares(plan)),
    ...(plan.pool === null ? {} : { members: counts(allocateMemberShares(plan)) }),
    remainder: '0',
    highWater: zero,
    balance: zero,
  };
};

export const settleFile = async (input: AloneInput): Promise<number> => {
  const [planFile, eventFile] = [operandAt(input, 0, 'PLAN'), operandAt(input, 1, 'EVENTS.jsonl')];
  const say = sayer(input, languageOf(input));
  return orRefused(
    input,
    (errors) => ({ errors }),
    async () => {
      const plan = await planOf(input, planFile);
      const lines = await eventsOf(input, eventFile, plan);
      const { events, last } = plan.equity === null ? settled(plan, lines, input.options['close'] === true) : { events: [], last: shared(plan) };
      if (jsonOf(input)) {
        for (const line of [...events, last]) input.print(JSON.stringify(line));
        return 0;
      }
      const list = (amounts: Amounts): string =>
        Object.entries(amounts)
          .map(([id, amount]) => `${id} ${amount}`)
          .join(say('comma'));
      for (const line of events) {
        const mark = line.repeated === true ? say('repeated') : line.notDeductible === true ? say('not-deductible') : '';
        input.print(`${say('event', { ...line, payouts: list(line.payouts) })}${mark}`);
        if (line.members !== undefined) input.print(`  ${say('members', { members: list(line.members) })}`);
      }
      if (last.closing !== undefined) input.print(say('closing', { payouts: list(last.closing) }));
      input.print(say(plan.equity === null ? 'totals' : 'shares', { ...last, totals: list(last.totals) }));
      if (last.members !== undefined) input.print(`  ${say('members', { members: list(last.members) })}`);
      return 0;
    },
  );
};
