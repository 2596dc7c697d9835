/** What a notice says: filled in from the case, and held against it when it is published and when it is completed. */
import { inLanguage, languages, type Localized } from '@tongtu/kernel/localized';
import { moneyToJson } from '@tongtu/kernel/money';
import type { NoticeContent } from '../contract/notices.ts';
import texts from '../data/notice-texts.json' with { type: 'json' };
import type { Case } from './case.ts';

/** The other side as the case names it: an organization of the house by its name of today, else in words; null where none is named. */
export type CounterpartyName = Localized | null;

const withUnit = (text: Localized, unit: Localized): Localized =>
  Object.fromEntries(
    languages.flatMap((language) =>
      text[language] === undefined ? [] : [[language, text[language].replaceAll('{{unit}}', () => inLanguage(unit, language).text)]],
    ),
  );

/** What the case knows, and nobody has to write again. */
export const factsOfCase = (
  one: Case,
  counterparty: CounterpartyName,
): Pick<NoticeContent, 'pathway' | 'price' | 'method' | 'counterpartyName' | 'relatedParty'> => ({
  pathway: one.pathway,
  price: { amount: one.price.amount === null ? null : moneyToJson(one.price.amount), formula: one.price.formula },
  method: one.method,
  counterpartyName: counterparty === null ? null : inLanguage(counterparty, 'zh').text,
  relatedParty: one.relatedParty,
});

/** A first draft. How to object is told by words of the house, for the unit to change. */
export const contentOfCase = (one: Case, unit: Localized, counterparty: CounterpartyName): NoticeContent => ({
  title: one.title,
  abstract: one.abstract ?? {},
  ...factsOfCase(one, counterparty),
  rewards: [],
  objectionChannel: withUnit(texts.channel, unit),
  objectionProcedure: withUnit(texts.procedure, unit),
  otherPlaces: [],
});

/** What a notice must say as its case does. */
export type ComparedPart = 'pathway' | 'price' | 'method' | 'counterparty' | 'related-party';

const isSamePrice = (content: NoticeContent['price'], price: Case['price']): boolean =>
  content.formula === price.formula &&
  (content.amount?.amount ?? null) === (price.amount?.amount.toString() ?? null) &&
  (content.amount?.currency ?? null) === (price.amount?.currency ?? null);

/**
 * Where the two differ. Title, abstract and the words about a related party may be put differently; a related party may be marked
 * in the notice though the case does not, never the other way round. The counterparty is the same under its name in either language.
 */
export const differencesFromCase = (content: NoticeContent, one: Case, counterparty: CounterpartyName): ComparedPart[] => {
  const differs: Readonly<Record<ComparedPart, boolean>> = {
    pathway: content.pathway !== one.pathway,
    price: !isSamePrice(content.price, one.price),
    method: content.method !== one.method,
    counterparty: counterparty === null ? content.counterpartyName !== null : !Object.values(counterparty).includes(content.counterpartyName ?? ''),
    'related-party': one.relatedParty.marked && !content.relatedParty.marked,
  };
  return (Object.keys(differs) as ComparedPart[]).filter((part) => differs[part]);
};
