/** A finding in sentences: which keys of the locales say it, and the values that go into them, written for people. */
import { fraction } from '@tongtu/kernel/fraction';
import { formatShare, parseShare } from '@tongtu/kernel/share';
import { formatMoney, parseMoney, type Currency } from '@tongtu/kernel/money';
import { localeOf, type Language } from '@tongtu/kernel/localized';
import type { Finding } from '../../contract/check.ts';

/** What the values are written with. `word`: the locale's `check.words.<word>`; `name`: who a party or member is. */
export type Wording = {
  readonly currency: Currency;
  readonly language: Language;
  readonly word: (word: string) => string;
  readonly name: (id: string) => string;
};

/** The sentences of a finding, in order: what it says, the smallest counterexample, the worst ratio. */
export const findingKeys = ({ code, figures, holds, counterexample, worst }: Finding): string[] => [
  `check.findings.${code}`,
  ...(counterexample === undefined ? [] : [`check.figures.counterexample-${figures}`]),
  // Shares are one figure, and its ratio stands in the sentence.
  ...(worst === undefined || figures === 'shares' || holds === 'always' ? [] : [worst.income === null ? 'check.figures.worst-limit' : 'check.figures.worst']),
];

/** `50%`, and a third of it to two decimals. An exact ratio of a long waterfall has more digits than anybody may type. */
const percent = (text: string): string => {
  const [upper = '', lower] = text.split('/');
  if (lower !== undefined) return formatShare(fraction(BigInt(upper), BigInt(lower)));
  const isPercent = text.endsWith('%');
  const read = parseShare(`${text.replace('%', '').slice(0, 40)}${isPercent ? '%' : ''}`);
  return read.ok ? formatShare(read.value) : text;
};
const named = ['people', 'parties'];
const inWords = ['costs', 'missing', 'size'];
const counted = ['shares', 'required'];

/** Values for the sentences of `findingKeys`; also for the short ones that a page makes of a finding. */
export const findingValues = (finding: Finding, { currency, language, word, name }: Wording): Readonly<Record<string, string>> => {
  const count = (text: string): string => new Intl.NumberFormat(localeOf(language)).format(BigInt(text));
  const amount = (text: string): string => {
    if (finding.figures === 'shares') return count(text);
    const read = parseMoney(text, currency);
    return read.ok ? formatMoney(read.value, language) : text;
  };
  const list = (words: readonly string[]): string => words.join(language === 'zh' ? '、' : ', ');
  const detail = (key: string, value: string | number | readonly string[]): string => {
    if (typeof value === 'number') return String(value);
    if (named.includes(key)) return list([value].flat().map(name));
    if (inWords.includes(key)) return list([value].flat().map(word));
    if (typeof value !== 'string') return list(value);
    return counted.includes(key) ? count(value) : percent(value);
  };
  const { from, until, counterexample, worst, details } = finding;
  return {
    ...Object.fromEntries(Object.entries(details).map(([key, value]) => [key, detail(key, value)])),
    ...(from === undefined ? {} : { from: amount(from) }),
    ...(until === undefined ? {} : { until: amount(until) }),
    ...(counterexample === undefined
      ? {}
      : { income: amount(counterexample.income), paid: amount(counterexample.paid), required: amount(counterexample.required) }),
    ...(worst === undefined ? {} : { ratio: percent(worst.ratio), ...(worst.income === null ? {} : { worstIncome: amount(worst.income) }) }),
  };
};
