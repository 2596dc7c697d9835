/** A statement as people hand it on: PDF to read and file, XLSX to reckon with. Words: locales, `documents`. */
import { writePdf, writeXlsx, type PdfCell, type PdfPart, type Sheet } from '@tongtu/platform/documents';
import { inLanguage, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import { exponentOf, formatMoney, isCurrency, moneyToDecimal } from '@tongtu/kernel/money';
import type { StatementLine } from '../contract/statements.ts';
import type { PriceLine } from '../contract/tariffs.ts';
import { booksZone, type StoredStatement } from '../domain/statement.ts';
import { periodText } from '../domain/period-text.ts';
import type { FacilitiesOptions } from '../http/options.ts';
import type { ReadStatement } from '../use-cases/statements.ts';

type Words = {
  readonly language: Language;
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly say: (text: Localized) => string;
  readonly money: (amount: string | bigint) => string;
};

/** `北京时间`, or the zone's own name where there are no words for it. */
const zoneText = (zone: string, { t }: Words): string => {
  const key = `parts.zones.${zone.replaceAll('/', '-')}`;
  const words = t(key);
  return words === key ? zone : words;
};

const wordsIn = ({ translate }: Pick<FacilitiesOptions, 'translate'>, language: Language, currency: string): Words => ({
  language,
  t: (key, values) => translate(language, 'facilities', key, values),
  say: (text) => inLanguage(text, language).text,
  money: (amount) => (isCurrency(currency) ? formatMoney({ amount: BigInt(amount), currency }, language) : `${amount} ${currency}`),
});

/** `2026年10月`, `October 2026`. */
const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
const dayText = (at: Date, language: Language): string => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: booksZone }).format(at);

/** Lines that are an amount by themselves, not a number of something. */
const plain: ReadonlySet<PriceLine['item']> = new Set(['minimum', 'late-cancellation', 'no-show', 'correction']);

/** `机时 3 小时 × ¥100.00 = ¥300.00`. */
const computed = (line: PriceLine, { t, say, money }: Words): string => {
  const item = line.name === undefined ? t(`parts.price.items.${line.item}`) : say(line.name);
  if (plain.has(line.item)) return t('documents.plainLine', { item, amount: money(line.amount) });
  const unit = line.unit === undefined ? t(`parts.price.units.${line.item}`) : say(line.unit);
  return t('documents.countedLine', { item, quantity: line.quantity, unit, price: money(line.unitPrice), amount: money(line.amount) });
};

const spanOf = (line: StatementLine, words: Words): string =>
  periodText({ from: new Date(line.from), to: new Date(line.to), zone: line.zone }, words.language).replace(line.zone, zoneText(line.zone, words));

/** What a line is for and how it came about, one below the other. */
const descriptionOf = (line: StatementLine, words: Words): PdfCell => {
  const { t, say } = words;
  const below = [
    spanOf(line, words),
    ...(line.kind === 'use' ? [] : [t(`documents.kinds.${line.kind}`)]),
    ...line.lines.filter((one) => one.item !== line.kind).map((one) => computed(one, words)),
    ...(line.reason === null ? [] : [t('documents.reasonIs', { reason: line.reason })]),
  ];
  return { text: t('documents.what', { facility: say(line.facilityTitle), resource: say(line.resourceName) }), below: below.join('\n') };
};

const factsOf = ({ statement, corrected }: ReadStatement, { t, say, money, language }: Words): [string, string][] => [
  [t('documents.provider'), say(statement.parties.provider)],
  [t('documents.customer'), say(statement.parties.customer)],
  [t('documents.number'), statement.number],
  [t('documents.month'), monthText(statement.month, language)],
  [t('documents.issuedOn'), dayText(statement.issuedAt, language)],
  [t('documents.total'), t('documents.totalIs', { total: money(statement.total), currency: statement.currency })],
  ...(corrected === null ? [] : [[t('documents.corrects'), corrected.number] satisfies [string, string]]),
];

const partsOf = (read: ReadStatement, words: Words): PdfPart[] => {
  const { statement, creditNotes } = read;
  const { t, money } = words;
  return [
    {
      kind: 'facts',
      facts: factsOf(read, words),
    },
    {
      kind: 'table',
      columns: [
        { title: t('documents.columns.position'), width: 'auto' },
        { title: t('documents.columns.what') },
        { title: t('documents.columns.person'), width: 'auto' },
        { title: t('documents.columns.amount'), align: 'end', width: 'auto' },
      ],
      rows: statement.lines.map((line, index) => [String(index + 1), descriptionOf(line, words), line.personName, money(line.amount)]),
      total: [t('documents.total'), '', '', money(statement.total)],
    },
    ...creditNotes.map((one): PdfPart => ({ kind: 'paragraph', text: t('documents.correctedBy', { number: one.number, total: money(one.total) }) })),
    { kind: 'paragraph', quiet: true, text: t('documents.noInvoice') },
    { kind: 'paragraph', quiet: true, text: t('documents.hash', { sha256: statement.sha256 }) },
  ];
};

const titleOf = (statement: StoredStatement, { t, language }: Words): string =>
  t(`documents.titles.${statement.kind}`, { month: monthText(statement.month, language) });

const pdfOf = (read: ReadStatement, words: Words): Promise<Uint8Array> => {
  const { statement } = read;
  const { t, say, language } = words;
  return writePdf({
    // As on a letterhead.
    kind: say(statement.parties.provider),
    title: titleOf(statement, words),
    language,
    author: say(statement.parties.provider),
    createdAt: statement.issuedAt,
    parts: partsOf(read, words),
    foot: t('documents.foot', { kind: t(`documents.statementKinds.${statement.kind}`), number: statement.number, provider: say(statement.parties.provider) }),
    pageOf: (page, pages) => t('documents.pageOf', { page, pages }),
  });
};

const sheetOf = (read: ReadStatement, words: Words): Sheet => {
  const { statement } = read;
  const { t, say } = words;
  const { currency } = statement;
  const decimals = isCurrency(currency) ? exponentOf(currency) : 0;
  // A figure to reckon with: below 2^53 minor units nothing is lost.
  const figure = (amount: string | bigint): number => Number(isCurrency(currency) ? moneyToDecimal({ amount: BigInt(amount), currency }) : amount);
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return {
    name: statement.number,
    lead: [[titleOf(statement, words)], ...factsOf(read, words), ['SHA-256', statement.sha256]],
    columns: [
      { title: t('documents.columns.position'), width: 12 },
      { title: t('documents.columns.facility'), width: 28 },
      { title: t('documents.columns.resource'), width: 20 },
      { title: t('documents.columns.period'), width: 44 },
      { title: t('documents.columns.person'), width: 12 },
      { title: t('documents.columns.kind'), width: 14 },
      { title: t('documents.columns.computation'), width: 60 },
      { title: t('documents.columns.reason'), width: 30 },
      { title: t('documents.columns.amountIn', { currency }), width: 16, format },
    ],
    rows: [
      ...statement.lines.map((line, index) => [
        index + 1,
        say(line.facilityTitle),
        say(line.resourceName),
        spanOf(line, words),
        line.personName,
        t(`documents.kinds.${line.kind}`),
        line.lines.map((one) => computed(one, words)).join(t('documents.then')),
        line.reason ?? '',
        figure(line.amount),
      ]),
      [t('documents.total'), '', '', '', '', '', '', '', figure(statement.total)],
    ],
  };
};

const mediaTypes = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

export type StatementFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** The file in a language, named by kind and number. */
export const statementFile = async (
  options: Pick<FacilitiesOptions, 'translate'>,
  read: ReadStatement,
  format: keyof typeof mediaTypes,
  language: Language,
): Promise<StatementFile> => {
  const words = wordsIn(options, language, read.statement.currency);
  const bytes = format === 'pdf' ? await pdfOf(read, words) : await writeXlsx([sheetOf(read, words)]);
  return { name: `${words.t(`documents.statementKinds.${read.statement.kind}`)} ${read.statement.number}.${format}`, mediaType: mediaTypes[format], bytes };
};
