/** The prose face of a plan: the clauses of a contract, made from the tree. Templates stand in `data/clauses.{zh,en}.json`. */
import { inLanguage, localeOf, type Language } from '@tongtu/kernel/localized';
import { compareFractions, one } from '@tongtu/kernel/fraction';
import { tieOrder, type Contribution, type PartyShare, type SharingPlan, type Split, type Step } from '../domain/plan.ts';
import { shareText } from '../domain/write-plan.ts';
import { clauseTexts, filled, ordinalOf, type ClauseTexts } from './clause-texts.ts';
import { amountText, countText } from './print-parts.ts';
import { said } from './words.ts';

export type Clause = {
  /** `第一条`, `1.` */
  readonly number: string;
  readonly heading: string;
  /** Paragraphs, one a line. */
  readonly text: string;
  /** Of the tree (`steps.1`, `pool`), so that a page can show what belongs together. */
  readonly place: string;
};
type Unnumbered = Omit<Clause, 'number'>;

/** What every clause is written with. */
type Drafting = {
  readonly plan: SharingPlan;
  readonly language: Language;
  readonly texts: ClauseTexts;
  /** How a party is called: by its name, else by its role where no other has it, else by role and id. */
  readonly party: (id: string) => string;
  readonly amount: (minor: bigint) => string;
  /** 分, fen. */
  readonly smallest: string;
};

const draftingOf = (plan: SharingPlan, language: Language): Drafting => {
  const texts = clauseTexts(language);
  const labels = new Map(
    plan.parties.map(({ id, role, name }) => {
      if (name !== undefined) {
        const { text } = inLanguage(name, language);
        const isAlone = plan.parties.filter((other) => other.name !== undefined && inLanguage(other.name, language).text === text).length === 1;
        return [id, isAlone ? text : filled(texts.pool.name, { name: text, id })] as const;
      }
      const isAlone = plan.parties.filter((other) => other.role === role && other.name === undefined).length === 1;
      return [id, filled(isAlone ? texts.party.plain : texts.party.numbered, { role: said('role', role, language), id })] as const;
    }),
  );
  return {
    plan,
    language,
    texts,
    party: (id) => labels.get(id) ?? id,
    amount: (minor) => amountText(minor, plan.currency, language),
    smallest: plan.currency === 'CNY' ? texts.smallest.CNY : texts.smallest.other,
  };
};

/** A sentence begins with a capital; 中文 has none. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const paragraphs = (...lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map(sentence)
    .join('\n');
const items = (lines: readonly string[], { texts }: Drafting): string[] =>
  lines.map((text, i) => filled(texts.item, { number: ordinalOf(i + 1, texts), text }));

const dayText = (day: string, language: Language): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const at = Date.UTC(year, month - 1, date);
  if (language === 'zh')
    return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' })
      .format(at)
      .replace(/(\d+)/g, '$1 ')
      .replace(/([年月])(\d)/g, '$1 $2');
  return new Intl.DateTimeFormat(`${localeOf('en')}-GB`, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
};

const contributionText = (contribution: Contribution | undefined, { texts, language }: Drafting): string =>
  contribution === undefined ? '' : filled(texts.parties.contribution, { contribution: said('contribution', contribution, language) });
const sharesText = (shares: readonly PartyShare[], { texts, party }: Drafting): string =>
  shares.map((of) => filled(texts.steps.share, { party: party(of.party), share: shareText(of.share) })).join(texts.semicolon);
const tiesText = ({ plan, texts, party }: Drafting): string => tieOrder(plan).map(party).join(texts.comma);

const scope = ({ plan, texts, language }: Drafting): Unnumbered => {
  const currency = plan.currency === 'CNY' ? texts.currency.CNY : filled(texts.currency.other, { code: plan.currency });
  const title = inLanguage(plan.title, language).text;
  return {
    heading: texts.scope.heading,
    text: filled(texts.scope[plan.pathway], { title, day: dayText(plan.effectiveOn, language), currency }),
    place: 'title',
  };
};

const unit = ({ plan, texts, language }: Drafting): Unnumbered => {
  const { entityType, size, region, publishedRule } = plan.unit;
  const known = region === 'CN' || region === 'US' ? texts.unit.place[region] : filled(texts.unit.place.other, { region: said('place', region, language) });
  const values = {
    entity: said('entity', entityType, language),
    // A university has no size class, whatever the tree says.
    size: size === undefined || !entityType.endsWith('enterprise') ? '' : filled(texts.unit.size, { size: said('size', size, language) }),
    region: known,
  };
  return {
    heading: texts.unit.heading,
    text: paragraphs(filled(texts.unit.text, values), publishedRule ? texts.unit.published : texts.unit['not-published']),
    place: 'unit',
  };
};

const parties = (drafting: Drafting): Unnumbered => {
  const { plan, texts, language, party } = drafting;
  const lines = plan.parties.map(({ id, role, name, contribution }) => {
    const values = { label: sentence(party(id)), id, contribution: contributionText(contribution, drafting) };
    return name === undefined ? filled(texts.parties['one-plain'], values) : filled(texts.parties.one, { ...values, role: said('role', role, language) });
  });
  return { heading: texts.parties.heading, text: paragraphs(texts.parties.text, ...items(lines, drafting)), place: 'parties' };
};

const base = ({ plan, texts, language }: Drafting): Unnumbered => {
  const { heading, gross, net } = texts.base;
  if (plan.base.kind === 'gross') return { heading, text: gross, place: 'base' };
  if (plan.base.deduct.length === 0) return { heading, text: texts.base['net-plain'], place: 'base' };
  const costs = plan.base.deduct.map((category) => said('category', category, language)).join(texts.comma);
  return { heading, text: paragraphs(filled(net, { costs }), texts.base['net-only']), place: 'base' };
};

const splitText = (split: Split, flow: string, drafting: Drafting): string => {
  const { texts, party, amount } = drafting;
  const shares = sharesText(split.shares, drafting);
  return paragraphs(
    split.upTo === null ? filled(texts.steps.rest, { flow, shares }) : filled(texts.steps.next, { flow, shares, amount: amount(split.upTo) }),
    ...split.caps.map((of) => filled(texts.steps.cap, { party: party(of.party), amount: amount(of.cap) })),
    split.overflow === null ? '' : filled(texts.steps.overflow, { party: party(split.overflow) }),
  );
};

const step = (of: Step, index: number, drafting: Drafting): Unnumbered => {
  const { texts, party, amount } = drafting;
  const flow = index === 0 ? texts.steps.first : texts.steps.later;
  const ordinal = ordinalOf(index + 1, texts);
  const place = `steps.${index}`;
  if (of.kind === 'split')
    return {
      heading: filled(of.upTo === null ? texts.steps['heading-rest'] : texts.steps['heading-next'], { ordinal }),
      text: splitText(of, flow, drafting),
      place,
    };
  const isWhole = compareFractions(of.rate, one) === 0;
  const values = { flow, party: party(of.party), amount: amount(of.upTo) };
  const text = isWhole ? filled(texts.steps['recoup-whole'], values) : filled(texts.steps.recoup, { ...values, rate: shareText(of.rate) });
  return { heading: filled(texts.steps['heading-recoup'], { ordinal }), text: sentence(text), place };
};

const equity = (drafting: Drafting): Unnumbered[] => {
  const { plan, texts } = drafting;
  if (plan.equity === null) return [];
  const text = filled(texts.equity.text, { shares: countText(plan.equity.shares), allocation: sharesText(plan.equity.allocation, drafting) });
  return [{ heading: texts.equity.heading, text: paragraphs(text, filled(texts.equity.whole, { ties: tiesText(drafting) })), place: 'equity' }];
};

const annual = ({ plan, texts, party, smallest }: Drafting): Unnumbered[] => {
  const { annualProfit: of } = plan;
  if (of === null) return [];
  const text = filled(texts.annual[of.from], { years: of.years, rate: shareText(of.rate), party: party(of.party) });
  const start = of.startYear === undefined ? '' : filled(texts.annual['start-year'], { year: of.startYear });
  return [{ heading: texts.annual.heading, text: paragraphs(text, start, filled(texts.annual.loss, { smallest })), place: 'annualProfit' }];
};

const pool = (drafting: Drafting): Unnumbered[] => {
  const { plan, texts, language, party, smallest } = drafting;
  if (plan.pool === null) return [];
  const lines = plan.pool.members.map(({ id, weight, main, name, contribution }) =>
    filled(texts.pool.one, {
      label: name === undefined ? filled(texts.pool.id, { id }) : filled(texts.pool.name, { name: inLanguage(name, language).text, id }),
      weight: shareText(weight),
      main: main ? texts.pool.main : '',
      contribution: contributionText(contribution, drafting),
    }),
  );
  const rounding = plan.equity === null ? filled(texts.pool.rounding, { smallest }) : '';
  return [
    {
      heading: texts.pool.heading,
      text: paragraphs(filled(texts.pool.text, { party: party(plan.pool.party) }), ...items(lines, drafting), rounding),
      place: 'pool',
    },
  ];
};

/** Of money alone: whole shares have their own rule. */
const money = (drafting: Drafting): Unnumbered[] => {
  const { plan, texts, smallest } = drafting;
  if (plan.steps.length === 0) return [];
  const { floor, carry, close } = texts.rounding;
  const later = plan.clawback ? texts.clawback.yes : plan.base.kind === 'gross' ? texts.clawback['no-gross'] : texts.clawback.no;
  return [
    {
      heading: texts.rounding.heading,
      text: paragraphs(filled(floor, { smallest }), carry, filled(close, { smallest, ties: tiesText(drafting) })),
      place: 'rounding',
    },
    { heading: texts.clawback.heading, text: later, place: 'clawback' },
  ];
};

const terms = ({ plan, texts, party }: Drafting): Unnumbered[] => {
  const { taxBearer } = plan.terms;
  const flags = (['reporting', 'audit', 'guaranteedReturn', 'management'] as const).flatMap((flag) => {
    const value = plan.terms[flag];
    return value === undefined ? [] : [texts.terms[`${flag}-${value ? 'yes' : 'no'}`]];
  });
  const tax = taxBearer === undefined ? [] : [taxBearer === 'each' ? texts.terms['tax-each'] : filled(texts.terms['tax-party'], { party: party(taxBearer) })];
  return flags.length + tax.length === 0 ? [] : [{ heading: texts.terms.heading, text: paragraphs(...flags, ...tax), place: 'terms' }];
};

/** Everything that the tree says, in the order of a contract; equal trees give equal clauses. */
export const planClauses = (plan: SharingPlan, language: Language): Clause[] => {
  const drafting = draftingOf(plan, language);
  const { texts } = drafting;
  const all = [
    scope(drafting),
    unit(drafting),
    parties(drafting),
    ...(plan.steps.length === 0 ? [] : [base(drafting)]),
    ...plan.steps.map((of, i) => step(of, i, drafting)),
    ...equity(drafting),
    ...annual(drafting),
    ...pool(drafting),
    ...money(drafting),
    ...terms(drafting),
  ];
  return all.map((clause, i) => ({ number: filled(texts.number, { number: ordinalOf(i + 1, texts) }), ...clause }));
};
