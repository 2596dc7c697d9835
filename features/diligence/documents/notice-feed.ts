/** The notice board as Atom and RSS, so that whoever is concerned hears of a notice without looking. */
import { Feed, type Item } from 'feed';
import type { Language } from '@tongtu/kernel/localized';
import type { PublishedNotice } from '../domain/stored-notice.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';

export const feedTypes = { atom: 'application/atom+xml; charset=utf-8', rss: 'application/rss+xml; charset=utf-8' } as const;
export type FeedFormat = keyof typeof feedTypes;

/** What XML 1.0 cannot say at all is left out. */
const sayable = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Readers show titles and summaries as HTML. */
const html = (text: string): string => sayable(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '');

const changedAt = ({ published, endedAt }: PublishedNotice): Date => endedAt ?? published.at;

const linesOf = ({ content, unit, state, number, published }: PublishedNotice, words: NoticeWords): string[] => {
  const { t, name, say, day, price } = words;
  return [
    t('feed.unit', { unit: say(unit.name) }),
    t('feed.state', { state: name(`notices.states.${state}`), number }),
    t('feed.price', { price: price(content.price) }),
    t('feed.period', { from: day(published.on), to: day(published.lastDay) }),
    ...(content.relatedParty.marked ? [t('feed.related', { words: content.relatedParty.words ?? '' })] : []),
    say(content.abstract),
  ];
};

const itemOf = (notice: PublishedNotice, words: NoticeWords, format: FeedFormat, link: string): Item => ({
  title: html(words.say(notice.content.title)),
  id: link,
  guid: link,
  link,
  date: changedAt(notice),
  published: notice.published.at,
  description: linesOf(notice, words)
    .map((line) => `<p>${html(line)}</p>`)
    .join(''),
  // An author of RSS is a mail address; a unit has none to show.
  ...(format === 'atom' ? { author: [{ name: sayable(words.say(notice.unit.name)) }] } : {}),
});

/** The latest first, as it is handed in. `now` dates a feed without notices. */
export const noticeFeed = (
  options: Pick<DiligenceOptions, 'translate' | 'publicUrl'>,
  of: {
    readonly format: FeedFormat;
    readonly language: Language;
    readonly organizationId?: string | undefined;
    readonly notices: readonly PublishedNotice[];
    readonly now: Date;
  },
): string => {
  const words = noticeWords(options, of.language);
  const base = options.publicUrl();
  const unit = of.organizationId === undefined ? undefined : of.notices[0]?.unit.name;
  const query = new URLSearchParams({
    format: of.format,
    lang: of.language,
    ...(of.organizationId === undefined ? {} : { organizationId: of.organizationId }),
  });
  const address = `${base}/api/notices/feed?${query.toString()}`;
  const updated = of.notices.map(changedAt).reduce<Date | undefined>((latest, at) => (latest === undefined || at > latest ? at : latest), undefined);
  const feed = new Feed({
    id: address,
    title: sayable(unit === undefined ? words.t('feed.title') : words.t('feed.titleOf', { unit: words.say(unit) })),
    description: words.t('feed.description'),
    link: of.organizationId === undefined ? `${base}/notices` : `${base}/notices?organizationId=${of.organizationId}`,
    feed: address,
    language: of.language === 'zh' ? 'zh-CN' : 'en',
    updated: updated ?? of.now,
    generator: false,
  });
  for (const notice of of.notices) feed.addItem(itemOf(notice, words, of.format, `${base}/notices/${notice.id}`));
  return of.format === 'atom' ? feed.atom1() : feed.rss2();
};
