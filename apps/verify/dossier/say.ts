/** A verified dossier as lines to read: the case, what is missing, each record with its time, signer and proof, and whose keys were trusted. */
import { inLanguage, type Language, type Localized } from '@tongtu/kernel/localized';
import { filled, harmless, phrase, roleWords } from '../words.ts';
import type { DossierReport, ReportedRecord, Seen } from './dossier.ts';

const title = (words: Localized, language: Language): string => inLanguage(words, language).text;

const seenIn = (seen: readonly Seen[], language: Language): string =>
  seen.length === 0
    ? phrase(language, 'dossier.unwitnessed')
    : filled(phrase(language, 'dossier.witnessed'), { seen: seen.map(({ name, at }) => `${name} ${at}`).join(phrase(language, 'comma')) });

/** Who signed, by name where the dossier knows it, and as what. */
export const signerOf = ({ signer, role, erased }: ReportedRecord, language: Language): string => {
  const as = roleWords(role, language);
  if (erased) return filled(phrase(language, 'dossier.signer-erased'), { role: as });
  if (signer === null) return as;
  return filled(phrase(language, 'dossier.signer'), { name: signer.name ?? signer.id, role: as });
};

const kindOf = ({ kind, title: of }: ReportedRecord, language: Language): string => {
  const word = phrase(language, `kinds.${kind}`, kind);
  return of === null ? word : filled(phrase(language, 'dossier.kind-of'), { kind: word, title: title(of, language) });
};

const recordLine = (record: ReportedRecord, language: Language): string =>
  filled(phrase(language, 'dossier.record'), {
    index: record.index,
    at: record.at,
    kind: kindOf(record, language),
    signer: signerOf(record, language),
    size: record.size,
    seen: seenIn(record.witnesses, language),
  });

/** To be compared letter by letter: what turns a line around would show another key. */
const keyLines = (keys: readonly string[]): readonly string[] => keys.map((key) => `  ${harmless(key)}`);

export const trustLines = (report: DossierReport, language: Language): readonly string[] => {
  const { trust, vkeys, witnessKeys } = report;
  if (trust.log === 'given') return trust.witnesses === 'dossier' ? [phrase(language, 'dossier.witnesses-own'), ...keyLines(witnessKeys)] : [];
  return [phrase(language, 'dossier.keys-own'), ...keyLines([...vkeys, ...(trust.witnesses === 'dossier' ? witnessKeys : [])])];
};

/** How many times of records are only the log's own word; none where every one is borne out. */
export const timeLines = ({ records }: DossierReport, language: Language): readonly string[] => {
  const count = records.filter(({ time }) => time === 'stated-only').length;
  if (count === 0) return [];
  const isAll = records.every(({ witnesses }) => witnesses.length === 0);
  return [filled(phrase(language, isAll ? 'dossier.times-unwitnessed' : 'dossier.times-late'), { count })];
};

export const dossierLines = (report: DossierReport, language: Language): readonly string[] => {
  const gaps = report.elements.filter(({ required, applies, status }) => required && applies && status !== 'met');
  return [
    filled(phrase(language, 'dossier.head'), {
      title: title(report.case.title, language),
      organization: title(report.case.organization.name, language),
      files: report.files,
      records: report.records.length,
      elements: report.elements.length,
      at: report.seal.at,
      index: report.seal.index,
      size: report.seal.size,
      seen: seenIn(report.seal.witnesses, language),
    }),
    phrase(language, report.complete ? 'dossier.complete' : 'dossier.incomplete'),
    ...gaps.map(({ name, status }) => filled(phrase(language, 'dossier.gap'), { name: title(name, language), status: phrase(language, `statuses.${status}`) })),
    ...report.records.map((record) => recordLine(record, language)),
    ...timeLines(report, language),
    ...trustLines(report, language),
  ];
};
