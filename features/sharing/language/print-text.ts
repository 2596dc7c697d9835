/** The text face of a plan, written. */
import type { Language } from '@tongtu/kernel/localized';
import type { Contribution, PartyShare, SharingPlan, Split, Step } from '../domain/plan.ts';
import { shareText } from '../domain/write-plan.ts';
import { amountText, countText, idText, namesText, padTo, widthOf } from './print-parts.ts';
import { said, type WordUse } from './words.ts';

/** A list longer than this stands one item a line. */
const longestLine = 100;

/** The words and marks of one language. */
const penOf = (language: Language) => {
  const isZh = language === 'zh';
  return {
    language,
    comma: isZh ? '，' : ', ',
    /** Between words of one kind. */
    and: isZh ? '、' : ', ',
    semicolon: isZh ? '；' : '; ',
    colon: isZh ? '：' : ': ',
    word: (use: WordUse, word: string): string => said(use, word, language),
    line: (word: string): string => said('statement', word, language),
    link: (word: string): string => said('link', word, language),
    id: (id: string): string => idText(id, language),
    brackets: (text: string): string => (isZh ? `（${text}）` : ` (${text})`),
  };
};
type Pen = ReturnType<typeof penOf>;

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const contributionText = (contribution: Contribution | undefined, pen: Pen): string =>
  contribution === undefined ? '' : pen.brackets(pen.word('contribution', contribution));

const partyLines = (plan: SharingPlan, pen: Pen): string[] => {
  const width = Math.min(20, Math.max(0, ...plan.parties.map(({ id }) => widthOf(pen.id(id)))));
  const rows = plan.parties.map(({ id, role, name, contribution }) => {
    const names = name === undefined ? '' : ` ${namesText(name, pen.language)}`;
    return `${padTo(pen.id(id), width)}  ${pen.word('role', role)}${contributionText(contribution, pen)}${names}`;
  });
  return [pen.line('parties'), ...indented(rows)];
};

const poolLines = (pool: NonNullable<SharingPlan['pool']>, pen: Pen): string[] => {
  const width = Math.min(20, Math.max(0, ...pool.members.map(({ id }) => widthOf(pen.id(id)))));
  const rows = pool.members.map(({ id, weight, main, name, contribution }) => {
    const isMain = main ? ` ${pen.link('main')}` : '';
    const names = name === undefined ? '' : ` ${namesText(name, pen.language)}`;
    return `${padTo(pen.id(id), width)}  ${shareText(weight)}${isMain}${contributionText(contribution, pen)}${names}`;
  });
  return [`${pen.line('pool')} ${pen.id(pool.party)}`, ...indented(rows)];
};

const shareItems = (shares: readonly PartyShare[], pen: Pen): string[] => shares.map(({ party, share }) => `${pen.id(party)} ${shareText(share)}`);

/** A head and its list, on one line where it fits. */
const listed = (head: string, groups: readonly (readonly string[])[], pen: Pen): string[] => {
  const parts = groups.filter((group) => group.length > 0);
  const line = `${head}${pen.colon}${parts.map((group) => group.join(pen.comma)).join(pen.semicolon)}`;
  return widthOf(line) <= longestLine ? [line] : [`${head}${pen.colon.trim()}`, ...indented(parts.flat())];
};

const splitLines = (split: Split, plan: SharingPlan, pen: Pen): string[] => {
  const amount = (minor: bigint): string => amountText(minor, plan.currency, pen.language);
  const head = split.upTo === null ? pen.line('rest') : `${pen.line('next')} ${amount(split.upTo)}`;
  const caps = split.caps.map(({ party, cap }) => `${pen.id(party)} ${pen.link('cap')} ${amount(cap)}`);
  const overflow = split.overflow === null ? [] : [`${pen.link('overflow')} ${pen.id(split.overflow)}`];
  return listed(head, [shareItems(split.shares, pen), caps, overflow], pen);
};

const stepLines = (step: Step, plan: SharingPlan, pen: Pen): string[] => {
  if (step.kind === 'split') return splitLines(step, plan, pen);
  const amount = amountText(step.upTo, plan.currency, pen.language);
  return [`${pen.line('recoup')} ${pen.id(step.party)} ${pen.link('up-to')} ${amount}${pen.comma}${pen.link('rate')} ${shareText(step.rate)}`];
};

const baseLine = ({ base }: SharingPlan, pen: Pen): string => {
  const head = `${pen.line('base')} ${pen.word('base', base.kind)}`;
  if (base.kind === 'gross' || base.deduct.length === 0) return head;
  return `${head}${pen.comma}${pen.link('deduct')} ${base.deduct.map((category) => pen.word('category', category)).join(pen.and)}`;
};

const unitLine = ({ unit }: SharingPlan, pen: Pen): string =>
  [
    `${pen.line('organization')} ${pen.word('entity', unit.entityType)}`,
    ...(unit.size === undefined ? [] : [`${pen.link('size')} ${pen.word('size', unit.size)}`]),
    `${pen.link('region')} ${pen.word('place', unit.region)}`,
    ...(unit.publishedRule ? [pen.link('published-rule')] : []),
  ].join(pen.comma);

const annualLine = (annual: NonNullable<SharingPlan['annualProfit']>, pen: Pen): string =>
  [
    `${pen.line('annual-profit')} ${pen.id(annual.party)} ${shareText(annual.rate)}`,
    `${pen.link('for')} ${annual.years} ${pen.link('years')}`,
    pen.word('profit-start', annual.from),
    ...(annual.startYear === undefined ? [] : [`${pen.link('start-year')} ${annual.startYear}`]),
  ].join(pen.comma);

const termLines = ({ terms }: SharingPlan, pen: Pen): string[] => {
  const { taxBearer } = terms;
  const flags = (['reporting', 'audit', 'guaranteedReturn', 'management'] as const).flatMap((flag) =>
    terms[flag] === undefined ? [] : [`${pen.word('term', flag)} ${pen.word('answer', terms[flag] ? 'yes' : 'no')}`],
  );
  const bearer = taxBearer === undefined ? [] : [`${pen.link('taxBearer')} ${taxBearer === 'each' ? pen.link('each') : pen.id(taxBearer)}`];
  return flags.length + bearer.length === 0 ? [] : [pen.line('terms'), ...indented([...flags, ...bearer])];
};

/** Canonical: equal trees give equal text, and `parsePlanText` reads it back to the same tree. */
export const printPlanText = (plan: SharingPlan, language: Language): string => {
  const pen = penOf(language);
  const blocks: readonly (readonly string[])[] = [
    [
      `${pen.line('plan')} ${namesText(plan.title, language)}`,
      `${pen.line('pathway')} ${pen.word('pathway', plan.pathway)}`,
      `${pen.line('currency')} ${plan.currency}`,
      `${pen.line('effective')} ${plan.effectiveOn}`,
      unitLine(plan, pen),
    ],
    partyLines(plan, pen),
    [baseLine(plan, pen)],
    [
      ...plan.steps.flatMap((step) => stepLines(step, plan, pen)),
      ...(plan.equity === null
        ? []
        : listed(`${pen.line('equity')} ${countText(plan.equity.shares)} ${pen.link('shares')}`, [shareItems(plan.equity.allocation, pen)], pen)),
      ...(plan.annualProfit === null ? [] : [annualLine(plan.annualProfit, pen)]),
    ],
    plan.pool === null ? [] : poolLines(plan.pool, pen),
    [
      ...(plan.clawback ? [`${pen.line('clawback')} ${pen.word('answer', 'yes')}`] : []),
      ...(plan.ties.length === 0 ? [] : [`${pen.line('ties')} ${plan.ties.map(pen.id).join(pen.and)}`]),
    ],
    termLines(plan, pen),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
};
