/**
 * The test agreement in both languages, made of versioned clauses (`data/agreement-terms.json`), the owner's choices and the
 * booking's facts. Without a word on new results, Civil Code 885 gives them to whoever makes them; so there always is one.
 * The same facts always give the same text: its hash is what both sides accept. An aid, no legal advice; a lawyer signs the
 * clauses before real use.
 */
import type { Language, Localized } from '@tongtu/kernel/localized';
import { inLanguage } from '@tongtu/kernel/localized';
import { formatMoney, isCurrency } from '@tongtu/kernel/money';
import type { Price, PriceLine } from '../contract/tariffs.ts';
import type { Terms } from '../contract/terms.ts';
import table from '../data/agreement-terms.json' with { type: 'json' };
import type { Booking } from './booking.ts';
import { periodText } from './period-text.ts';

export type AgreementFacts = {
  readonly booking: Booking;
  readonly terms: Terms;
  readonly facilityTitle: Localized;
  readonly resourceName: Localized;
  readonly providerName: Localized;
  readonly customerName: Localized;
};
export type AgreementText = { readonly termsVersion: string; readonly text: { readonly zh: string; readonly en: string } };

type Both = { readonly zh: string; readonly en: string };
type Clause = { readonly code: string; readonly title: Both; readonly text: Both; readonly source?: string };
const clauses: readonly Clause[] = table.clauses;
const words = table.words as Readonly<Record<string, Both>>;
const sources = table.sources as Readonly<Record<string, Both>>;

const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);

const moneyText = (amount: string, currency: string, language: Language): string =>
  isCurrency(currency) ? formatMoney({ amount: BigInt(amount), currency }, language) : `${amount} ${currency}`;

const say = (value: Localized | undefined, language: Language): string => (value === undefined ? '' : inLanguage(value, language).text);

const lineText = (line: PriceLine, currency: string, language: Language): string =>
  fill(words[`item-${line.item}`]?.[language] ?? '{{quantity}} × {{unitPrice}}', {
    quantity: line.quantity,
    unitPrice: moneyText(line.unitPrice, currency, language),
    name: say(line.name, language),
    unit: say(line.unit, language),
  });

const stepsText = ({ tariff }: Price, language: Language): string => {
  const steps = [...tariff.lateCancellation].sort((a, b) => b.withinHours - a.withinHours);
  if (steps.length === 0) return words['free']![language];
  return steps
    .map((step) => fill(words['step']![language], { hours: String(step.withinHours), percent: String(step.percent) }))
    .join(language === 'zh' ? '；' : '; ');
};

const valuesOf = ({ booking, terms, ...names }: AgreementFacts, language: Language): Record<string, string> => {
  const { price, details } = booking;
  const none = words['none']![language];
  return {
    provider: say(names.providerName, language),
    customer: say(names.customerName, language),
    facility: say(names.facilityTitle, language),
    resource: say(names.resourceName, language),
    period: periodText(booking, language),
    purpose: say(details.purpose, language) || none,
    samples: details.samples === undefined ? none : String(details.samples),
    runs: details.runs === undefined ? none : String(details.runs),
    tariffRevision: String(price.tariffRevision),
    tariffClass: words[`class-${price.tariffClass}`]![language],
    total: moneyText(price.total, price.currency, language),
    lines: price.lines.map((line) => lineText(line, price.currency, language)).join(language === 'zh' ? '；' : '; ') || none,
    deposit: price.deposit === '0' ? words['no-deposit']![language] : moneyText(price.deposit, price.currency, language),
    billing: words[`billing-${price.tariff.billing}`]![language],
    steps: stepsText(price, language),
    noShowPercent: String(price.tariff.noShowPercent),
    years: String(terms.confidentialityYears),
    secrecy: words[`secrecy-${details.secrecy ?? 'none'}`]?.[language] ?? none,
    hazards: say(details.hazards, language) || none,
    safety: say(terms.safety, language),
    further: say(terms.further, language),
  };
};

/** Codes of the clauses that the owner's choices call for, in the order of the table. */
const chosen = ({ booking, terms }: AgreementFacts): ReadonlySet<string> =>
  new Set([
    'parties',
    'service',
    booking.price.agreed ? 'price-computed' : 'price-agreed',
    'cancellation',
    `results-${terms.resultOwnership}`,
    `data-${terms.dataOwnership}`,
    ...(terms.operatingData ? ['operating-data'] : []),
    `fee-${terms.feeBasis}`,
    terms.confidentialityYears === 0 ? 'confidentiality-open' : 'confidentiality',
    'safety',
    ...(terms.safety === undefined ? [] : ['owner-safety']),
    ...(terms.further === undefined ? [] : ['further']),
    'form',
  ]);

const textIn = (facts: AgreementFacts, language: Language): string => {
  const values = valuesOf(facts, language);
  const codes = chosen(facts);
  const parts = clauses
    .filter((clause) => codes.has(clause.code))
    .map((clause, index) => {
      const source = clause.source === undefined ? '' : `\n${language === 'zh' ? '依据：' : 'Source: '}${sources[clause.source]![language]}`;
      return `${index + 1}. ${clause.title[language]}\n${fill(clause.text[language], values)}${source}`;
    });
  return [table.title[language], ...parts].join('\n\n');
};

export const agreementText = (facts: AgreementFacts): AgreementText => ({
  termsVersion: table.version,
  text: { zh: textIn(facts, 'zh'), en: textIn(facts, 'en') },
});
