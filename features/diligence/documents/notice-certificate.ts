/** The certificate of a completed notice: what was told, from when until when, who objected to what, and where all this can be checked. */
import { writePdf, type PdfPart } from '@tongtu/platform/documents';
import type { Language } from '@tongtu/kernel/localized';
import type { Article } from '../domain/obligation-pack.ts';
import type { PublishedNotice, StoredNotice, StoredNoticeObjection } from '../domain/stored-notice.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';

export type CertifiedNotice = {
  readonly notice: PublishedNotice;
  readonly closing: NonNullable<StoredNotice['closing']>;
  readonly objections: readonly StoredNoticeObjection[];
  /** Null while the log has not taken it. */
  readonly logIndex: number | null;
  /** The proof that the published log holds it (`.tlog-proof`); null while none can be made. */
  readonly proof: string | null;
  /** Behind the rule of the period. */
  readonly articles: readonly Article[];
};

const contentFacts = ({ notice, closing }: CertifiedNotice, { t, name, say, price }: NoticeWords): [string, string][] => {
  const { content, unit, places } = notice;
  const { relatedParty } = content;
  return [
    [t('certificate.number'), closing.certificateNumber],
    [t('certificate.noticeNumber'), notice.number],
    [t('unit'), unit.uscc === null ? say(unit.name) : t('unitWithCode', { unit: say(unit.name), uscc: unit.uscc })],
    [t('achievement'), say(content.title)],
    [t('pathway'), name(`parts.pathways.${content.pathway}`)],
    [t('method'), content.method === null ? t('none') : name(`parts.methods.${content.method}`)],
    [t('price'), price(content.price)],
    [t('counterparty'), content.counterpartyName ?? t('none')],
    [t('relatedParty'), relatedParty.marked ? t('relatedPartyIs', { words: relatedParty.words ?? '' }) : t('relatedPartyNone')],
    [t('places'), [...places.map((place) => name(`notices.places.${place}`)), ...content.otherPlaces].join(t('separator'))],
  ];
};

const periodFacts = ({ notice, closing }: CertifiedNotice, { t, day, time }: NoticeWords): [string, string][] => {
  const { published, rule, zone } = notice;
  return [
    [t('publishedAt'), t('timeInZone', { time: time(published.at, zone), zone })],
    [t('days'), t('daysAre', { count: rule.days })],
    [t('lastCalendarDay'), day(published.lastCalendarDay)],
    [t('lastDay'), t('lastDayIs', { day: day(published.lastDay) })],
    [t('completedAt'), t('timeInZone', { time: time(closing.completedAt, zone), zone })],
  ];
};

const objectionsPart = ({ notice, objections }: CertifiedNotice, { t, name, time }: NoticeWords): PdfPart =>
  objections.length === 0
    ? { kind: 'paragraph', text: t('objectionsNone') }
    : {
        kind: 'table',
        columns: [
          { title: t('columns.number'), width: 24 },
          { title: t('columns.objection') },
          { title: t('columns.outcome'), width: 60 },
          { title: t('columns.answer') },
        ],
        rows: objections.map(({ number, words, at, outcome, answer, answeredAt }) => [
          String(number),
          { text: words, below: time(at, notice.zone) },
          name(`notices.objections.outcomes.${outcome}`),
          { text: answer ?? t('none'), below: answeredAt === null ? '' : time(answeredAt, notice.zone) },
        ]),
      };

/** Lines that fit the page: one that ends with a backslash goes on with the next. */
const proofLines = (proof: string): string => proof.trimEnd().replaceAll(/(.{80})(?=.)/g, '$1\\\n');

const partsOf = (certified: CertifiedNotice, words: NoticeWords, origin: string): PdfPart[] => {
  const { t, say } = words;
  const { notice, closing, logIndex, proof, articles } = certified;
  const { content, published } = notice;
  const paragraph = (text: string, quiet = false): PdfPart => ({ kind: 'paragraph', text, quiet });
  return [
    { kind: 'facts', facts: contentFacts(certified, words) },
    { kind: 'heading', text: t('abstract') },
    paragraph(say(content.abstract)),
    ...(content.rewards.length === 0 ? [] : [{ kind: 'heading', text: t('rewards') } satisfies PdfPart]),
    ...content.rewards.map((reward) => paragraph(t('rewardIs', reward))),
    { kind: 'heading', text: t('period') },
    { kind: 'facts', facts: periodFacts(certified, words) },
    paragraph([t('periodNote'), ...articles.map(({ law, article }) => `${say(law)} ${say(article)}`)].join('\n'), true),
    { kind: 'heading', text: t('howToObject') },
    paragraph(say(content.objectionChannel)),
    paragraph(say(content.objectionProcedure), true),
    { kind: 'heading', text: t('objections') },
    objectionsPart(certified, words),
    { kind: 'heading', text: t('closing') },
    paragraph(closing.statement),
    { kind: 'heading', text: t('proof') },
    paragraph(t('hash', { sha256: published.sha256 }), true),
    paragraph(logIndex === null ? t('logPending') : t('logIndex', { index: logIndex }), true),
    paragraph(t('readAt', { address: `${origin}/notices/${notice.id}` }), true),
    ...(logIndex === null ? [] : [paragraph(t('entryAt', { address: `${origin}/transparency/entries/${logIndex}` }), true)]),
    ...(proof === null ? [] : [paragraph(t('inclusion'), true), paragraph(proofLines(proof), true)]),
  ];
};

/** PDF in one language, named by its number. */
export const noticeCertificate = async (
  options: Pick<DiligenceOptions, 'translate' | 'publicUrl'>,
  certified: CertifiedNotice,
  language: Language,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }> => {
  const words = noticeWords(options, language);
  const { t, say } = words;
  const { notice, closing } = certified;
  const unit = say(notice.unit.name);
  const bytes = await writePdf({
    kind: unit,
    title: t('certificate.title'),
    subtitle: say(notice.content.title),
    language,
    author: unit,
    createdAt: closing.completedAt,
    parts: partsOf(certified, words, options.publicUrl()),
    foot: t('certificate.foot', { number: closing.certificateNumber, unit }),
    pageOf: (page, pages) => t('pageOf', { page, pages }),
  });
  return { name: `${t('certificate.title')} ${closing.certificateNumber}.pdf`, mediaType: 'application/pdf', bytes };
};
