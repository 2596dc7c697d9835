/** Papers as achievements: arXiv with Chinese summaries that a machine wrote, and CSL, Chinese throughout. */
import type { ListingBody } from '@tongtu/listings/contract';
import { chinese, limits, present, type Recipe } from './recipe.ts';
import { clean, head, keywordsOf, shorten } from './texts.ts';

type Achievement = ListingBody['achievement'];

/** Only where a category of arXiv lies within one class of the strategic emerging industries. */
const sectorOfCategory: Readonly<Record<string, string>> = {
  'cs.AI': '1.5.1',
  'cs.CV': '1.5.1',
  'cs.CL': '1.5.1',
  'cs.LG': '1.5.1',
  'cs.NE': '1.5.1',
  'stat.ML': '1.5.1',
  'cs.RO': '2.1.1',
  'cs.CR': '1.3.2',
  'cs.NI': '1.1',
  'cs.DC': '1.4.3',
  'cs.DB': '1.3.1',
  'cs.SE': '1.3.1',
  'cond-mat.mtrl-sci': '3',
  'cond-mat.supr-con': '3.6.2',
};
/** Likewise for disciplines of CSL. */
const sectorOfDiscipline: Readonly<Record<string, string>> = {
  材料科学与工程: '3',
  冶金工程: '3',
  '化学/化学工程与技术': '3.3',
  药学: '4.1',
  '中医学/中药学': '4.1.3',
  '基础医学/临床医学': '4',
  口腔医学: '4.2',
  '生物学/生物科学与工程': '4',
  作物学: '4.3',
  '畜牧学/兽医学': '4.3',
  水产: '4.3',
  植物保护: '4.3',
  信息与通信工程: '1.1',
  计算机科学与技术: '1',
  电子科学与技术: '1.2',
  电气工程: '6.5',
  核科学与技术: '6.1',
  环境科学与工程: '7.2',
  机械工程: '2.1',
  控制科学与工程: '2.1',
  船舶与海洋工程: '2.5',
  航空宇航科学与技术: '2',
};

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
const sectorsOf = (codes: readonly string[], table: Readonly<Record<string, string>>): string[] =>
  [...new Set(codes.flatMap((code) => table[code] ?? []))].slice(0, 8);

/** A longer abstract goes on in the problem. */
const parted = (abstract: string, limit: number) => {
  const { head: summary, rest } = head(abstract, limit);
  return { summary, rest: rest === '' ? undefined : rest };
};

const arxivPaper: Recipe['convert'] = (record, tally) => {
  const title = clean(record['title'], tally);
  if (title === undefined) return { skipped: 'no title' };
  const abstract = clean(record['abstract'], tally, { multiline: true });
  if (abstract === undefined) return { skipped: 'no abstract' };
  const notes = (record['zh'] ?? {}) as Readonly<Record<string, unknown>>;
  const part = (name: string) => clean(notes[name], tally, { multiline: true });
  const summary = ['tldr', 'method', 'result', 'conclusion'].flatMap((name) => part(name) ?? []).join('\n');
  const motivation = part('motivation');
  const { summary: en, rest } = parted(abstract, limits.summary);
  const categories = texts(record['categories']);
  const body = present<Achievement>({
    summary: { en, ...(summary === '' ? {} : { zh: shorten(summary, limits.summary, 'summary', tally) }) },
    problem: rest === undefined && motivation === undefined ? undefined : { ...(motivation && { zh: motivation }), ...(rest && { en: rest }) },
    sectors: sectorsOf(categories, sectorOfCategory),
    keywords: keywordsOf(categories, tally),
    secrecy: 'none',
  });
  return { kind: 'achievement', reference: String(record['id']), title: { en: shorten(title, limits.title, 'title', tally) }, body };
};

const cslPaper: Recipe['convert'] = (record, tally) => {
  const title = clean(record['title'], tally);
  if (title === undefined) return { skipped: 'no title' };
  const abstract = clean(record['abstract'], tally, { multiline: true });
  if (abstract === undefined) return { skipped: 'no abstract' };
  const { summary, rest } = parted(abstract, limits.summary);
  const discipline = clean(record['discipline'], tally);
  const body = present<Achievement>({
    summary: chinese(summary),
    problem: chinese(rest),
    sectors: sectorsOf(discipline === undefined ? [] : [discipline], sectorOfDiscipline),
    keywords: keywordsOf([...texts(record['keywords']), discipline], tally),
    secrecy: 'none',
  });
  return { kind: 'achievement', reference: String(record['id']), title: { zh: shorten(title, limits.title, 'title', tally) }, body };
};

export const arxiv: Recipe = { file: 'achievements/arxiv_papers_en_zh.jsonl.gz', convert: arxivPaper };
export const csl: Recipe = { file: 'achievements/csl_papers_zh.jsonl.gz', convert: cslPaper };

/** For tests: every code that the tables name. */
export const sectorCodes = (): readonly string[] => [...Object.values(sectorOfCategory), ...Object.values(sectorOfDiscipline)];
