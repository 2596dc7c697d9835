/** Feed and certificate: what they say in both languages, and that hostile words stay words. */
import { spawnSync } from 'node:child_process';
import { parser } from 'sax';
import { describe, expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import { casePathways } from '../domain/case.ts';
import { noticeStates } from '../domain/notice-lifecycle.ts';
import { noticePlaces } from '../domain/obligation-pack.ts';
import { priceMethods } from '../domain/pricing.ts';
import { objectionOutcomes, type PublishedNotice, type StoredNoticeObjection } from '../domain/stored-notice.ts';
import { noticeCertificate, type CertifiedNotice } from './notice-certificate.ts';
import { noticeFeed, type FeedFormat } from './notice-feed.ts';
import { noticeWords } from './notice-words.ts';

const options = { translate: loadLocales().translate, publicUrl: () => 'https://tongtu.example.org' };
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const notice = (change: Partial<PublishedNotice> = {}): PublishedNotice => ({
  id: '01990000-0000-7000-8000-00abcdef0123',
  caseId: '01990000-0000-7000-8000-000000000001',
  organizationId: '01990000-0000-7000-8000-000000000002',
  number: 'N2026-ABCDEF0123',
  state: 'completed',
  unit: { name: { zh: '示例大学', en: 'Example University' }, uscc: '12100000400000000X' },
  content: {
    title: { zh: '固态电解质专利许可', en: 'Licence of a solid electrolyte' },
    abstract: { zh: '一种制备方法。', en: 'A way to make it.' },
    pathway: 'licence',
    price: { amount: { amount: '300000000', currency: 'CNY' }, formula: null },
    method: 'agreement',
    counterpartyName: '示例新材料公司',
    relatedParty: { marked: true, words: '配偶任监事' },
    rewards: [{ name: '王某', words: '净收入的 70%' }],
    objectionChannel: { zh: '书面送交科研院', en: 'In writing' },
    objectionProcedure: { zh: '逐件核查', en: 'Each is looked into' },
    otherPlaces: ['主楼公告栏'],
  },
  revision: 3,
  rule: { days: 15, endsOnWorkingDay: true, articles: [], pack: 'cn-institute@1', calendarKnownUntil: '2026-12-31' },
  places: noticePlaces,
  zone: 'Asia/Shanghai',
  draftedBy: null,
  draftedAt: new Date('2026-02-02T01:00:00Z'),
  published: {
    at: new Date('2026-02-02T02:00:00Z'),
    on: '2026-02-02',
    lastCalendarDay: '2026-02-17',
    lastDay: '2026-02-24',
    endsAt: new Date('2026-02-24T16:00:00Z'),
    sha256: '0f'.repeat(32),
    eventId: '01990000-0000-7000-8000-000000000009',
  },
  supersedes: null,
  supersededBy: null,
  replacedReason: null,
  withdrawnReason: null,
  endedAt: new Date('2026-02-25T01:00:00Z'),
  closing: { statement: '公示期满，异议不成立。', completedAt: new Date('2026-02-25T01:00:00Z'), certificateNumber: 'C2026-ABCDEF0123' },
  ...change,
});
const objection: StoredNoticeObjection = {
  id: 'o',
  noticeId: 'n',
  number: 1,
  objector: { name: '赵某某', contact: '13900000000', personId: null },
  words: '价格偏低',
  at: new Date('2026-02-03T01:00:00Z'),
  outcome: 'rejected',
  answer: '依据询价结果',
  answeredBy: null,
  answeredAt: new Date('2026-02-04T01:00:00Z'),
};

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[]; text: string };
/** Read by a strict parser; throws at the first thing that is not well-formed. */
const read = (xml: string): Element => {
  // The parser does not look at what XML 1.0 forbids altogether.
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const strict = parser(true, { xmlns: false });
  strict.onerror = (error) => {
    throw error;
  };
  strict.onopentag = ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  };
  strict.onclosetag = () => void open.pop();
  strict.ontext = (text) => void (open.at(-1)!.text += text);
  strict.oncdata = strict.ontext;
  strict.write(xml).close();
  return root.children[0]!;
};
const all = (element: Element, name: string): Element[] => element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const first = (element: Element, name: string): Element => all(element, name)[0]!;
const feed = (format: FeedFormat, notices: readonly PublishedNotice[], more: { language?: 'zh' | 'en'; organizationId?: string } = {}): Element =>
  read(noticeFeed(options, { format, language: 'zh', notices, now: new Date('2026-03-01T00:00:00Z'), ...more }));

describe('feed', () => {
  it('as Atom names each notice once, by its address, with its dates', () => {
    const atom = feed('atom', [notice()], { language: 'en' });
    expect(atom.name).toBe('feed');
    const [entry] = all(atom, 'entry');
    expect(first(entry!, 'title').text).toBe('Licence of a solid electrolyte');
    expect(first(entry!, 'id').text).toBe('https://tongtu.example.org/notices/01990000-0000-7000-8000-00abcdef0123');
    expect(first(entry!, 'published').text).toBe('2026-02-02T02:00:00.000Z');
    expect(first(entry!, 'updated').text).toBe('2026-02-25T01:00:00.000Z');
    expect(first(atom, 'updated').text).toBe('2026-02-25T01:00:00.000Z');
    expect(all(atom, 'link').map(({ attributes }) => attributes['href'])).toContain('https://tongtu.example.org/api/notices/feed?format=atom&lang=en');
    for (const said of ['Example University', 'CN¥3,000,000.00', 'N2026-ABCDEF0123', '配偶任监事']) expect(first(entry!, 'summary').text).toContain(said);
  });
  it('as RSS in Chinese', () => {
    const rss = feed('rss', [notice()]);
    const [item] = all(rss, 'item');
    expect(first(item!, 'title').text).toBe('固态电解质专利许可');
    expect(first(item!, 'description').text).toContain('¥3,000,000.00');
    expect(first(item!, 'pubDate').text).toBe('Mon, 02 Feb 2026 02:00:00 GMT');
    expect(first(rss, 'language').text).toBe('zh-CN');
  });
  it('of one unit says whose it is, and an empty one is a feed too', () => {
    expect(first(feed('atom', [notice()], { organizationId: notice().organizationId }), 'title').text).toContain('示例大学');
    expect(all(feed('atom', []), 'entry')).toEqual([]);
    expect(first(feed('atom', []), 'updated').text).toBe('2026-03-01T00:00:00.000Z');
    expect(all(feed('rss', []), 'item')).toEqual([]);
  });

  const hostile = ']]><script>alert(1)</script>&amp;&lt;b&gt; "quoted" <!-- \u0000\u0008\u001f\ufffe\ud800 --> <![CDATA[x';
  it.each(['atom', 'rss'] as const)('as %s stays well-formed, and hostile words stay words', (format) => {
    const { content, unit } = notice();
    const bad = notice({
      number: hostile,
      unit: { ...unit, name: { zh: hostile } },
      content: {
        ...content,
        title: { zh: hostile },
        abstract: { zh: hostile },
        relatedParty: { marked: true, words: hostile },
        price: { amount: null, formula: hostile },
      },
    });
    const read = feed(format, [bad, notice()], { organizationId: bad.organizationId });
    const entries = all(read, format === 'atom' ? 'entry' : 'item');
    expect(entries).toHaveLength(2);
    // What a reader shows as HTML has no element of the words' making: only our own paragraphs.
    const titles = first(entries[0]!, 'title').text;
    const body = first(entries[0]!, format === 'atom' ? 'summary' : 'description').text;
    expect(titles).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(`${titles}${body}`.match(/<[^>]*>/g)?.filter((tag) => tag !== '<p>' && tag !== '</p>')).toEqual([]);
  });
});

/** As a proof looks: long lines, an empty one, signatures. */
const tlogProof = `c2sp.org/tlog-proof@v1\nextra ${'QUJD'.repeat(80)}\nindex 4711\n${'A'.repeat(43)}=\n\nlog.example.org/tongtu\n4712\n${'B'.repeat(43)}=\n\n\u2014 log.example.org/tongtu ${'Q0RF'.repeat(23)}\n`;
const certified = (change: Partial<CertifiedNotice> = {}): CertifiedNotice => {
  const whole = notice();
  return {
    notice: whole,
    closing: whole.closing!,
    objections: [objection],
    logIndex: 4711,
    proof: tlogProof,
    articles: [
      {
        id: 'civil-code-203',
        law: { zh: '民法典', en: 'Civil Code' },
        article: { zh: '第二百零三条', en: 'art. 203' },
        text: { zh: '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。' },
        confirmed: true,
      },
    ],
    ...change,
  };
};
const textOf = (pdf: Uint8Array): string => spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString();

describe('certificate', () => {
  it.runIf(hasPoppler).each(languages)('says everything in %s, and who objected nowhere', async (language) => {
    const file = await noticeCertificate(options, certified(), language);
    const text = textOf(file.bytes).replaceAll(/\s+/g, ' ');
    for (const said of [
      'C2026-ABCDEF0123',
      'N2026-ABCDEF0123',
      '12100000400000000X',
      '3,000,000.00',
      '价格偏低',
      '依据询价结果',
      '公示期满，异议不成立。',
      '4711',
    ])
      expect(text).toContain(said);
    // Both last days: that of the calendar and the one that counts.
    for (const day of ['2026-02-17', '2026-02-24']) expect(text).toContain(noticeWords(options, language).day(day));
    expect(text.replaceAll(' ', '')).toContain('0f'.repeat(32));
    // The proof can be taken off the paper: a line that ends with a backslash goes on with the next.
    const lines = textOf(file.bytes)
      .split('\n')
      .map((line) => line.trim());
    const printed = lines.slice(lines.indexOf('c2sp.org/tlog-proof@v1')).join('\n').replaceAll('\\\n', '');
    for (const line of tlogProof.split('\n')) expect(printed).toContain(line);
    expect(text).toContain('https://tongtu.example.org/transparency/entries/4711');
    expect(text).not.toContain('赵某某');
    expect(text).not.toContain('13900000000');
    expect(text).not.toMatch(/\{\{|documents\.|notices\.|parts\./);
  });
  it('is the same file each time, named by its number', async () => {
    const [one, two] = [await noticeCertificate(options, certified(), 'zh'), await noticeCertificate(options, certified(), 'zh')];
    expect(one.name).toBe('公示证明 C2026-ABCDEF0123.pdf');
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(true);
  });
  it.runIf(hasPoppler)('says so where nobody objected and the log is not there yet', async () => {
    const file = await noticeCertificate(options, certified({ objections: [], logIndex: null, proof: null }), 'en');
    const text = textOf(file.bytes).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Nobody objected during the period.');
    expect(text).toContain('on its way into the transparency log');
  });
});

it('every name that a paper uses has words in both languages', () => {
  for (const language of languages) {
    const { name } = noticeWords(options, language);
    const keys = [
      ...casePathways.map((value) => `parts.pathways.${value}`),
      ...priceMethods.map((value) => `parts.methods.${value}`),
      ...noticePlaces.map((value) => `notices.places.${value}`),
      ...noticeStates.map((value) => `notices.states.${value}`),
      ...objectionOutcomes.map((value) => `notices.objections.outcomes.${value}`),
    ];
    expect(keys.filter((key) => name(key).includes(key.split('.').at(-1)!) && name(key).includes('.'))).toEqual([]);
  }
});
