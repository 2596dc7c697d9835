/** Calls of the European Union as funds. Budgets are per project, in euros. */
import type { ListingBody } from '@tongtu/listings/contract';
import { english, limits, present, type Recipe } from './recipe.ts';
import { clean, dateOf, head, keywordsOf, shorten } from './texts.ts';

type Fund = ListingBody['fund'];
type Money = { readonly amount: string; readonly currency: string };

/** Clusters of Horizon Europe that lie within strategic emerging industries. */
const sectorsOfCluster: Readonly<Record<string, readonly string[]>> = { CL1: ['4'], CL5: ['6', '7.1'], CL6: ['7', '4.3'] };

const cents = (euros: unknown): Money | undefined =>
  typeof euros === 'number' && Number.isFinite(euros) && euros > 0 ? { amount: String(Math.round(euros * 100)), currency: 'EUR' } : undefined;

/** Levels that the text names, `TRL 5-6`, `TRL 4 to 6`; a call says where work begins and where it should end. */
export const trlIn = (text: string): { readonly min: number; readonly max: number } | undefined => {
  const levels = [...text.matchAll(/\bTRLs?\s*(?:levels?\s*)?([1-9])(?:\s*(?:[-–—/]|to|and)\s*(?:TRL\s*)?([1-9]))?(?!\d)/g)].flatMap((match) =>
    [match[1], match[2]].flatMap((level) => (level === undefined ? [] : [Number(level)])),
  );
  return levels.length === 0 ? undefined : { min: Math.min(...levels), max: Math.max(...levels) };
};

const call: Recipe['convert'] = (record, tally) => {
  const title = clean(record['title'], tally);
  if (title === undefined) return { skipped: 'no title' };
  const description = clean(record['description'], tally, { multiline: true });
  if (description === undefined) return { skipped: 'no description' };
  const [min, max] = [cents(record['budgetMin']), cents(record['budgetMax'])];
  const cluster = String(record['cluster'] ?? '');
  const trlRange = trlIn(description);
  if (trlRange !== undefined) tally.count('TRL read from the text');
  const named = String(record['keywords'] ?? '').split(',');
  // The portal repeats the identifiers among the keywords.
  const ids = new Set([record['id'], record['callIdentifier']].map((id) => String(id).trim()));
  const words = [record['programme'], ...named.filter((word) => !ids.has(word.trim()))];
  const body = present<Fund>({
    summary: english(head(description, 600).head),
    thesis: english(shorten(description, limits.long, 'thesis', tally)),
    sectors: [...(sectorsOfCluster[cluster] ?? [])],
    keywords: keywordsOf(words, tally),
    trlRange,
    ticket: min === undefined && max === undefined ? undefined : { ...(min && { min }), ...(max && { max }) },
    instruments: [record['actionType'] === 'Prize' ? 'award' : 'grant'],
    deadline: dateOf(record['deadline']),
    secrecy: 'none',
  });
  return { kind: 'fund', reference: String(record['id']), title: { en: shorten(title, limits.title, 'title', tally) }, body };
};

export const euCalls: Recipe = { file: 'funds/eu_calls.jsonl.gz', convert: call };
