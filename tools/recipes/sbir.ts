/** Topics and awards of the American SBIR and STTR programmes: what agencies looked for, and what small firms proposed. */
import type { ListingBody } from '@tongtu/listings/contract';
import { english, limits, present, type Recipe } from './recipe.ts';
import { clean, dateOf, head, keywordsOf, shorten } from './texts.ts';

type Need = ListingBody['need'];
type Achievement = ListingBody['achievement'];

const list = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : []);

/** The objective is the summary where there is one; else the first sentences of the description. */
const topic: Recipe['convert'] = (record, tally) => {
  const title = clean(record['title'], tally);
  if (title === undefined) return { skipped: 'no title' };
  const description = clean(record['description'], tally, { multiline: true });
  const objective = clean(record['objective'], tally);
  const about = objective ?? (description && head(description, 600).head);
  // A title that was cut is kept whole where there is room.
  const cut = shorten(title, limits.title, 'title', tally);
  const whole = cut === title ? about : [title, about].filter(Boolean).join('\n');
  const words = [...list(record['keywords']), ...list(record['areas']), record['agency'], record['branch'], record['program']];
  const body = present<Need>({
    summary: english(whole && shorten(whole, limits.summary, 'summary', tally)),
    problem: english(description && shorten(description, limits.long, 'problem', tally)),
    deadline: dateOf(record['close']),
    keywords: keywordsOf(words, tally),
    secrecy: 'none',
  });
  return { kind: 'need', reference: String(record['id']), title: { en: cut }, body };
};

/** What does not fit the summary goes on in the problem: nothing of an abstract is lost. */
const award: Recipe['convert'] = (record, tally) => {
  const title = clean(record['title'], tally);
  if (title === undefined) return { skipped: 'no title' };
  const abstract = clean(record['abstract'], tally, { multiline: true });
  if (abstract === undefined) return { skipped: 'no abstract' };
  const cut = shorten(title, limits.title, 'title', tally);
  const { head: summary, rest } = head(cut === title ? abstract : `${title}\n${abstract}`, limits.summary);
  const year = record['year'];
  const words = [record['agency'], record['branch'], record['program'], record['phase'], typeof year === 'number' ? String(year) : year, record['firm']];
  const body = present<Achievement>({
    summary: english(summary),
    problem: english(rest === '' ? undefined : shorten(rest, limits.long, 'problem', tally)),
    keywords: keywordsOf(words, tally),
    fundingSource: 'fiscal',
    secrecy: 'none',
  });
  return { kind: 'achievement', reference: String(record['id']), title: { en: cut }, body };
};

export const sbirTopics: Recipe = { file: 'needs/sbir_topics.jsonl.gz', convert: topic };
export const airForceTopics: Recipe = { file: 'needs/af_sbir_topics_2015.jsonl.gz', convert: topic };
export const sbirAwards: Recipe = { file: 'achievements/sbir_awards.jsonl.gz', convert: award };
