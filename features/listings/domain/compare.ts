/** What changed between two versions, field by field, so that a reader need not read both. */
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { bodyOf, type ListingKind } from '../contract/bodies.ts';

export type Change = { readonly field: string; readonly before: unknown; readonly after: unknown };
type Compared = { readonly title: unknown; readonly audience?: unknown; readonly body: object };

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Canonical) === canonicalJson(b as Canonical);

/** Changed fields in the order of the kind's shape, title first; what is absent on one side is null there. Key order never counts. */
export const compareFaces = (kind: ListingKind, before: Compared, after: Compared): Change[] => {
  const fields = [...new Set([...Object.keys(bodyOf[kind].shape), ...Object.keys(before.body), ...Object.keys(after.body)])];
  const pairs: Change[] = [
    { field: 'title', before: before.title ?? null, after: after.title ?? null },
    { field: 'audience', before: before.audience ?? null, after: after.audience ?? null },
    ...fields.map((field) => ({ field: `body.${field}`, before: valueOf(before.body, field), after: valueOf(after.body, field) })),
  ];
  return pairs.filter((pair) => !same(pair.before, pair.after));
};

const valueOf = (body: object, field: string): unknown => (Object.hasOwn(body, field) ? ((body as Record<string, unknown>)[field] ?? null) : null);
