/** What happens to the money of a plan: income, costs, refunds, and the yearly operating profit of an implementation. */
import { parseMoney, type Currency } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { costCategories, type CostCategory, type SharingPlan } from './plan.ts';
import { amountAt, amountLimit, Faults, fieldsAt, isDay, isLine, wholeAt, wordAt } from './read-fields.ts';

export const incomeEventKinds = ['income', 'cost', 'refund', 'operating-profit'] as const;
export type IncomeEventKind = (typeof incomeEventKinds)[number];

export type IncomeEvent = {
  /** Unique in the plan; the same id with the same content is the same event. */
  readonly id: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly kind: IncomeEventKind;
  /** Minor units; above zero. An operating profit may be a loss, below zero. */
  readonly amount: bigint;
  readonly category?: CostCategory;
  /** Where it came from: a licensee, a product line. */
  readonly stream?: string;
  /** Of an operating profit. */
  readonly year?: number;
};

const every = ['id', 'on', 'kind', 'amount', 'category', 'stream', 'year'] as const;
/** A cost alone has a category, a profit alone a year. */
const fieldsOf = (kind: IncomeEventKind): readonly string[] =>
  every.filter((field) => (field !== 'category' || kind === 'cost') && (field !== 'year' || kind === 'operating-profit'));

/** An operating profit alone may be negative. */
const profitAt = (value: unknown, currency: Currency, faults: Faults): bigint => {
  const read = typeof value === 'string' ? parseMoney(value, currency) : undefined;
  const size = read?.ok === true ? read.value.amount : undefined;
  if (size === undefined || size <= -amountLimit || size >= amountLimit || size > 0n) return amountAt(value, 'amount', currency, faults);
  return size;
};

/**
 * One line of an event file. Kind `event-invalid`; its `errors` name the faults with their place. Kinds beside those of a plan:
 * event-id-malformed, amount-zero, category-missing, event-before-plan (details: effectiveOn), event-not-of-pathway.
 */
export const readIncomeEvent = (json: unknown, plan: Pick<SharingPlan, 'currency' | 'effectiveOn' | 'steps' | 'annualProfit'>): Result<IncomeEvent> => {
  const faults = new Faults();
  const fields = fieldsAt(json, '', every, faults);
  if (faults.found.some(({ field }) => field === '')) return fail('event-invalid', { errors: faults.found });
  const { id, on, stream } = fields;
  if (typeof id !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{N}_.:/#-]{0,99}$/u.test(id))
    faults.add(id === undefined ? 'field-missing' : 'event-id-malformed', 'id');
  if (!isDay(on)) faults.add(on === undefined ? 'field-missing' : 'date-malformed', 'on');
  else if (on < plan.effectiveOn) faults.add('event-before-plan', 'on', { effectiveOn: plan.effectiveOn });
  const kind = wordAt(fields['kind'], 'kind', incomeEventKinds, faults);
  const isProfit = kind === 'operating-profit';
  const amount = isProfit ? profitAt(fields['amount'], plan.currency, faults) : amountAt(fields['amount'], 'amount', plan.currency, faults);
  if (amount === 0n && !isProfit && faults.found.length === 0) faults.add('amount-zero', 'amount');
  const category = kind === 'cost' ? wordAt(fields['category'], 'category', costCategories, faults) : undefined;
  if (kind !== undefined && kind !== 'cost' && fields['category'] !== undefined) faults.add('field-unknown', 'category', { known: fieldsOf(kind) });
  const year = isProfit ? wholeAt(fields['year'], 'year', 1990, 2199, faults) : undefined;
  if (kind !== undefined && !isProfit && fields['year'] !== undefined) faults.add('field-unknown', 'year', { known: fieldsOf(kind) });
  if (stream !== undefined && !isLine(stream, 100)) faults.add('text-malformed', 'stream');
  if (isProfit && plan.annualProfit === null) faults.add('event-not-of-pathway', 'kind');
  if (kind !== undefined && !isProfit && plan.steps.length === 0) faults.add('event-not-of-pathway', 'kind');
  if (faults.found.length > 0 || kind === undefined) return fail('event-invalid', { errors: faults.found });
  return ok({
    id: String(id),
    on: String(on),
    kind,
    amount,
    ...(category === undefined ? {} : { category }),
    ...(typeof stream === 'string' ? { stream } : {}),
    ...(year === undefined ? {} : { year }),
  });
};

/** Two events with one id are the same only if all else is. */
export const isSameEvent = (a: IncomeEvent, b: IncomeEvent): boolean =>
  a.on === b.on && a.kind === b.kind && a.amount === b.amount && a.category === b.category && a.stream === b.stream && a.year === b.year;
