/**
 * What somebody declares about himself: an interest, a gift, or that there is none. A declaration is never changed; a later one stands
 * in its place. It is about a person's life, so that only who must judge it reads the words.
 */
import type { Money } from '@tongtu/kernel/money';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { DeclarationKind } from '../contract/declarations.ts';
import { nameKey } from './name-key.ts';
import { percentOf } from './shareholding.ts';

export type Declaration = {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly kind: DeclarationKind;
  readonly caseId: string | null;
  readonly about: { readonly organizationId: string | null; readonly name: string | null };
  readonly relation: string | null;
  /** Per cent, `12.5`. */
  readonly share: string | null;
  readonly value: Money | null;
  /** ISO day on which it was so, or on which a gift was given. */
  readonly on: string;
  readonly words: string | null;
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly declaredAt: Date;
  /** Base64, of the hash that is announced; never leaves. Null once its words were forgotten. */
  readonly salt: string | null;
};
export type DeclaredFields = Pick<Declaration, 'kind' | 'caseId' | 'about' | 'relation' | 'share' | 'value' | 'words'>;

type Part = 'about' | 'relation' | 'share' | 'value' | 'words';
/** What a kind of declaration says nothing without. An interest is in somebody, or in the case for which it is declared. */
const needs: Readonly<Record<DeclarationKind, readonly Part[]>> = {
  none: [],
  position: ['about', 'relation'],
  shareholding: ['about', 'share'],
  family: ['about', 'relation'],
  interest: ['words'],
  gift: ['value', 'words'],
};
/** What it may say. The rest is dropped: a form that was turned from a gift into a position still holds the value. */
const says: Readonly<Record<DeclarationKind, readonly Part[]>> = {
  none: ['about', 'words'],
  position: ['about', 'relation', 'words'],
  shareholding: ['about', 'share', 'words'],
  family: ['about', 'relation', 'share', 'words'],
  interest: ['about', 'words'],
  gift: ['about', 'value', 'words'],
};

const aboutSomebody = ({ about, caseId, kind }: DeclaredFields): boolean =>
  about.organizationId !== null || (about.name !== null && nameKey(about.name) !== '') || (kind === 'interest' && caseId !== null);
const isThere = (fields: DeclaredFields, part: Part): boolean => (part === 'about' ? aboutSomebody(fields) : fields[part] !== null);

/**
 * The fields that a declaration of that kind keeps, or `declaration-incomplete` with one error for each part that is missing;
 * `percent-malformed` where a share is not above 0 and at most 100, `money-malformed` for a gift that is worth nothing.
 */
export const completeDeclaration = (fields: DeclaredFields): Result<DeclaredFields> => {
  const { kind } = fields;
  const wanted: readonly Part[] = kind === 'interest' ? ['about', ...needs.interest] : needs[kind];
  const missing: Failure[] = wanted.filter((part) => !isThere(fields, part)).map((part) => ({ kind: 'value-missing', field: `body.${part}` }));
  if (missing.length > 0) return fail('declaration-incomplete', { field: missing[0]!.field!, errors: missing });
  const keep = <T>(part: Part, value: T): T | null => (says[kind].includes(part) ? value : null);
  const kept: DeclaredFields = {
    kind,
    caseId: fields.caseId,
    about: keep('about', fields.about) ?? { organizationId: null, name: null },
    relation: keep('relation', fields.relation),
    share: keep('share', fields.share),
    value: keep('value', fields.value),
    words: keep('words', fields.words),
  };
  if (kept.share !== null && percentOf(kept.share) === undefined) return fail('percent-malformed', { field: 'body.share' });
  if (kept.value !== null && kept.value.amount <= 0n) return fail('money-malformed', { field: 'body.value' });
  return ok(kept);
};
