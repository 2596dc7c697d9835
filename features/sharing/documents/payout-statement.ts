/** A statement of payouts as people hand it on: PDF to read and file, XLSX to reckon with. */
import { writePdf, writeXlsx, type PdfCell, type PdfPart, type Sheet } from '@tongtu/platform/documents';
import type { Language } from '@tongtu/kernel/localized';
import { exponentOf, isCurrency } from '@tongtu/kernel/money';
import type { PayoutLine } from '../contract/statements.ts';
import { amountText } from '../domain/amount-text.ts';
import { bookDay } from '../domain/book-day.ts';
import type { StoredPayoutStatement } from '../domain/stored-statement.ts';
import type { SharingOptions } from '../http/options.ts';
import { wordsIn, type PaperFile, type Words } from './words.ts';

type Clause = PayoutLine['clauses'][number];

/** `第 2 步 · 分配：60% × ¥1,000.00 = ¥600.00`. */
const clauseText = ({ step, kind, share, basis, exact }: Clause, { t, money }: Words): string => {
  const values = { step: step + 1, share, basis: money(basis), exact: money(exact) };
  return t(`documents.clauses.${kind}`, values);
};

/** `收入（首期许可费）· 2026-10-05-a`; the stream and the event's own id as they were recorded. */
const eventText = (line: PayoutLine, { t }: Words): string => {
  const kind = line.category === null ? t(`documents.events.${line.kind}`) : t(`documents.categories.${line.category}`);
  return t('documents.event', { kind: line.stream === null ? kind : t('documents.ofStream', { kind, stream: line.stream }), id: line.eventId });
};

const tagText = (tag: string, { t }: Words): string =>
  t('documents.tagWithSource', { tag: t(`documents.tags.${tag}.name`), source: t(`documents.tags.${tag}.source`) });

const factsOf = (statement: StoredPayoutStatement, { t, say, money, day }: Words): [string, string][] => [
  [t('documents.unit'), say(statement.unitName)],
  [t('documents.payee'), say(statement.payeeName)],
  [t('documents.plan'), say(statement.planTitle)],
  [t('documents.number'), statement.number],
  [t('documents.period'), t('documents.periodIs', { from: day(statement.fromDay), to: day(statement.toDay) })],
  [t('documents.issuedOn'), day(bookDay(statement.issuedAt))],
  [t('documents.amount'), t('documents.amountIs', { amount: money(statement.amount), currency: statement.currency })],
  [t('documents.objectionsUntil'), day(statement.objectionsUntil)],
];

const rowOf = (line: PayoutLine, words: Words): PdfCell[] => {
  const { t, money, day } = words;
  const basis = t('documents.basisIs', { amount: money(line.eventAmount), distributable: money(line.distributable), version: line.version });
  return [
    day(line.on),
    { text: eventText(line, words), below: [basis, ...line.clauses.map((clause) => clauseText(clause, words))].join('\n') },
    money(line.amount),
    money(line.total),
  ];
};

const partsOf = (statement: StoredPayoutStatement, words: Words, address: string): PdfPart[] => {
  const { t, money, day } = words;
  const { lines, opening, amount, tags, sha256 } = statement;
  return [
    { kind: 'facts', facts: factsOf(statement, words) },
    {
      kind: 'table',
      columns: [
        // Wide enough for a date on one line in both languages.
        { title: t('documents.columns.day'), width: 70 },
        { title: t('documents.columns.what') },
        { title: t('documents.columns.amount'), align: 'end', width: 'auto' },
        { title: t('documents.columns.total'), align: 'end', width: 'auto' },
      ],
      rows: [['', t('documents.opening'), '', money(opening)], ...lines.map((line) => rowOf(line, words))],
      total: [t('documents.sum'), '', money(amount), money(opening + amount)],
    },
    ...(tags.length === 0 ? [] : [{ kind: 'heading', text: t('documents.tagsHead') } satisfies PdfPart]),
    ...tags.map((tag): PdfPart => ({ kind: 'paragraph', text: tagText(tag, words) })),
    ...(tags.length === 0 ? [] : [{ kind: 'paragraph', quiet: true, text: t('documents.tagsNote') } satisfies PdfPart]),
    { kind: 'heading', text: t('documents.objectionsHead') },
    { kind: 'paragraph', text: t('documents.howToObject', { until: day(statement.objectionsUntil), address }) },
    { kind: 'paragraph', quiet: true, text: t('documents.roundingNote') },
    { kind: 'paragraph', quiet: true, text: t('documents.hash', { sha256 }) },
  ];
};

const pdfOf = (statement: StoredPayoutStatement, words: Words, address: string): Promise<Uint8Array> => {
  const { t, say, language } = words;
  const unit = say(statement.unitName);
  return writePdf({
    kind: unit,
    title: t('documents.title'),
    subtitle: t('documents.subtitle', { payee: say(statement.payeeName), plan: say(statement.planTitle) }),
    language,
    author: unit,
    createdAt: statement.issuedAt,
    parts: partsOf(statement, words, address),
    foot: t('documents.foot', { number: statement.number, unit }),
    pageOf: (page, pages) => t('documents.pageOf', { page, pages }),
  });
};

const sheetOf = (statement: StoredPayoutStatement, words: Words): Sheet => {
  const { t, day } = words;
  const { currency, opening, amount } = statement;
  const decimals = isCurrency(currency) ? exponentOf(currency) : 0;
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  const money = { width: 18, format } as const;
  return {
    name: statement.number,
    lead: [
      [t('documents.title')],
      ...factsOf(statement, words),
      ...statement.tags.map((tag) => [t('documents.tag'), tagText(tag, words)]),
      ['SHA-256', statement.sha256],
    ],
    columns: [
      { title: t('documents.columns.position'), width: 12 },
      { title: t('documents.columns.day'), width: 18 },
      { title: t('documents.columns.event'), width: 40 },
      { title: t('documents.columns.version'), width: 10 },
      { title: t('documents.columns.eventAmount', { currency }), ...money },
      { title: t('documents.columns.distributable', { currency }), ...money },
      { title: t('documents.columns.clauses'), width: 70 },
      { title: t('documents.columns.amountIn', { currency }), ...money },
      { title: t('documents.columns.totalIn', { currency }), ...money },
    ],
    // Figures to reckon with: below 2^53 minor units nothing is lost.
    rows: [
      [null, null, t('documents.opening'), null, null, null, null, null, Number(amountText(opening, currency))],
      ...statement.lines.map((line, index) => [
        index + 1,
        day(line.on),
        eventText(line, words),
        line.version,
        Number(line.eventAmount),
        Number(line.distributable),
        line.clauses.map((clause) => clauseText(clause, words)).join(t('documents.then')),
        Number(line.amount),
        Number(line.total),
      ]),
      [t('documents.sum'), null, null, null, null, null, null, Number(amountText(amount, currency)), Number(amountText(opening + amount, currency))],
    ],
  };
};

const mediaTypes = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The file in a language, named by its number. */
export const payoutStatementFile = async (
  options: SharingOptions,
  statement: StoredPayoutStatement,
  format: keyof typeof mediaTypes,
  language: Language,
): Promise<PaperFile> => {
  const words = wordsIn(options, language, statement.currency);
  const address = `${options.publicUrl()}/sharing-plans/${statement.planId}/statements/${statement.id}`;
  const bytes = format === 'pdf' ? await pdfOf(statement, words, address) : await writeXlsx([sheetOf(statement, words)]);
  return { name: `${words.t('documents.title')} ${statement.number}.${format}`, mediaType: mediaTypes[format], bytes };
};
