/** An event as the form holds it, until `readIncomeEvent` reads it. */
import { moneyToDecimal, parseMoney } from '@tongtu/kernel/money';
import type { IncomeEventKind } from '../../domain/income-event.ts';
import type { SharingPlan } from '../../domain/plan.ts';

export type EventDraft = {
  readonly kind: IncomeEventKind;
  readonly on: string;
  readonly amount: string;
  readonly category: string;
  readonly stream: string;
  readonly year: string;
  /** Empty: the suggested one. */
  readonly id: string;
};

/** What a plan can take in: a waterfall income, costs and refunds, an implementation yearly profits. */
export const kindsFor = ({ steps, annualProfit }: Pick<SharingPlan, 'steps' | 'annualProfit'>): IncomeEventKind[] => [
  ...(steps.length > 0 ? (['income', 'cost', 'refund'] as const) : []),
  ...(annualProfit === null ? [] : (['operating-profit'] as const)),
];

export const emptyDraft = (plan: Pick<SharingPlan, 'steps' | 'annualProfit'>, day: string): EventDraft => ({
  kind: kindsFor(plan)[0] ?? 'income',
  on: day,
  amount: '',
  category: '',
  stream: '',
  year: String(Number(day.slice(0, 4)) - 1),
  id: '',
});

/** `income-20270310-12`: says what it is, and is not taken as long as nobody records at the same moment. */
export const suggestedId = ({ kind, on }: Pick<EventDraft, 'kind' | 'on'>, recorded: number): string => `${kind}-${on.replaceAll('-', '')}-${recorded + 1}`;

/** `1,234.5` → `1234.50`; what is no amount goes as it is, so that its fault is named. */
export const plainAmount = (text: string, currency: string): string => {
  const read = parseMoney(text, currency);
  return read.ok ? moneyToDecimal(read.value) : text.trim();
};

/** The event as it is sent: only the fields of its kind. */
export const eventJson = (draft: EventDraft, currency: string, recorded: number): Record<string, unknown> => ({
  id: draft.id.trim() === '' ? suggestedId(draft, recorded) : draft.id.trim(),
  on: draft.on,
  kind: draft.kind,
  amount: plainAmount(draft.amount, currency),
  ...(draft.kind === 'cost' && draft.category !== '' ? { category: draft.category } : {}),
  ...(draft.stream.trim() === '' ? {} : { stream: draft.stream.trim() }),
  ...(draft.kind === 'operating-profit' ? { year: Number(draft.year) } : {}),
});
