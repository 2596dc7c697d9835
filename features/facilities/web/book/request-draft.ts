/** The request form as it is typed, and as the contract wants it. Pure. */
import type { Language, Localized } from '@tongtu/kernel/localized';
import { decimalToMinor, minorToDecimal } from '@tongtu/platform/ui';
import type { BookingDetails, BookingRule, Question } from '../../contract/rules.ts';

export type RequestDraft = {
  readonly purpose: string;
  readonly hazards: string;
  /** Empty: not said. */
  readonly samples: string | number;
  readonly runs: string | number;
  readonly consumables: Readonly<Record<string, string | number>>;
  readonly trl: string;
  readonly secrecy: '' | 'none' | 'trade-secret';
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly insuranceSum: string;
  readonly insuranceUntil: string;
};

type RuleOf<K extends BookingRule['kind']> = Extract<BookingRule, { kind: K }>;
export const ruleOf = <K extends BookingRule['kind']>(rules: readonly BookingRule[], kind: K): RuleOf<K> | undefined =>
  rules.find((rule): rule is RuleOf<K> => rule.kind === kind);

/** `currency`: the one that the insurance is asked in. */
export const draftOf = (details: BookingDetails, language: Language): RequestDraft => ({
  purpose: details.purpose?.[language] ?? details.purpose?.zh ?? details.purpose?.en ?? '',
  hazards: details.hazards?.[language] ?? details.hazards?.zh ?? details.hazards?.en ?? '',
  samples: details.samples ?? '',
  runs: details.runs ?? '',
  consumables: details.consumables ?? {},
  trl: details.trl === undefined ? '' : String(details.trl),
  secrecy: details.secrecy === 'none' || details.secrecy === 'trade-secret' ? details.secrecy : '',
  answers: details.answers ?? {},
  insuranceSum: details.insurance ? minorToDecimal(details.insurance.sum).replace(/\.0+$/, '') : '',
  insuranceUntil: details.insurance?.validUntil ?? '',
});

const words = (text: string, language: Language): Localized | undefined =>
  text.trim() === '' ? undefined : language === 'zh' ? { zh: text.trim() } : { en: text.trim() };
const count = (value: string | number): number | undefined => (value === '' || !Number.isFinite(Number(value)) ? undefined : Math.trunc(Number(value)));

/** What is not said is left out; a sum that is no amount is left out too, and the form says so. */
export const detailsOf = (draft: RequestDraft, language: Language, currency: string): BookingDetails => {
  const sum = decimalToMinor(draft.insuranceSum, currency);
  const consumables = Object.fromEntries(Object.entries(draft.consumables).flatMap(([code, value]) => (count(value) ? [[code, count(value)!]] : [])));
  const [purpose, hazards, samples, runs] = [words(draft.purpose, language), words(draft.hazards, language), count(draft.samples), count(draft.runs)];
  return {
    ...(purpose ? { purpose } : {}),
    ...(hazards ? { hazards } : {}),
    ...(samples === undefined ? {} : { samples }),
    ...(runs === undefined ? {} : { runs }),
    ...(Object.keys(consumables).length > 0 ? { consumables } : {}),
    ...(draft.trl === '' ? {} : { trl: Number(draft.trl) }),
    ...(draft.secrecy === '' ? {} : { secrecy: draft.secrecy }),
    ...(Object.keys(draft.answers).length > 0 ? { answers: { ...draft.answers } } : {}),
    ...(sum !== undefined && !sum.startsWith('-') && draft.insuranceUntil !== ''
      ? { insurance: { sum: { amount: sum, currency }, validUntil: draft.insuranceUntil } }
      : {}),
  };
};

/** What is wrong with an answer: nothing said, or not what the owner must have. */
export const answerFault = (question: Question, answers: RequestDraft['answers']): 'missing' | 'wrong' | undefined => {
  const answer = answers[question.code];
  return answer === undefined ? 'missing' : question.must !== null && question.must !== answer ? 'wrong' : undefined;
};
