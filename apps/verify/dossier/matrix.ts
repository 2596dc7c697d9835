/** The matrix of duties and evidence, counted again: what is called met is met, and complete is what lacks nothing. */
import { hold } from '../fault.ts';
import type { ElementRow, Manifest } from './manifest.ts';

const isMet = ({ needs }: ElementRow, counts: ReadonlyMap<string, number>): boolean =>
  needs.every(({ anyOf, atLeast }) => [...new Set(anyOf)].reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0) >= atLeast);

const holdElement = (
  element: ElementRow,
  place: string,
  known: ReadonlySet<string>,
  articles: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): void => {
  element.evidence.forEach((id, i) => hold(known.has(id), 'evidence-missing', `${place}.evidence.${i}`, { id }));
  element.articles.forEach((id, i) => hold(articles.has(id), 'article-missing', `${place}.articles.${i}`, { id }));
  const { status, applies } = element;
  const [stated, name] = [status, element.id];
  hold((status === 'not-applicable') === !applies, 'element-status', `${place}.status`, { stated, name });
  if (applies) hold((status === 'met') === isMet(element, counts), status === 'met' ? 'element-not-met' : 'element-met', `${place}.status`, { stated, name });
};

/** Ends the check with the first element whose status is another, or where “complete” is not so. */
export const holdMatrix = (manifest: Manifest): void => {
  const counts = new Map<string, number>();
  for (const { kind, withdrawn, record } of manifest.evidence) if (!withdrawn && record !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const known = new Set(manifest.evidence.map(({ id }) => id));
  const articles = new Set(manifest.articles.map(({ id }) => id));
  manifest.elements.forEach((element, i) => holdElement(element, `elements.${i}`, known, articles, counts));
  const gap = manifest.elements.find(({ required, applies, status }) => required && applies && status !== 'met');
  hold(manifest.complete === (gap === undefined), gap === undefined ? 'complete-unsaid' : 'complete-not-so', 'manifest.complete', { name: gap?.id ?? '' });
};
