/** What stands in the form of a declaration, what of it is missing, and the fields that are sent. Pure. */
import type { Currency } from '@tongtu/kernel/money';
import type { DeclarationFields, DeclarationKind, DeclarationView } from '../../contract/declarations.ts';
import { completeDeclaration } from '../../domain/declaration.ts';
import { moneyOf, typedOf, type TypedMoney } from '../parts/money-field.tsx';

export type DeclarationDraft = {
  readonly kind: DeclarationKind;
  readonly caseId: string | null;
  readonly aboutId: string | null;
  /** Who is no organization of the house is named only. */
  readonly aboutName: string;
  readonly relation: string;
  readonly share: string;
  readonly value: TypedMoney;
  readonly on: string;
  readonly words: string;
};
export type DeclarationPart = 'about' | 'relation' | 'share' | 'value' | 'on' | 'words';

/** Which parts the form of a kind shows. */
export const partsOf: Readonly<Record<DeclarationKind, readonly DeclarationPart[]>> = {
  none: ['about', 'on', 'words'],
  position: ['about', 'relation', 'on', 'words'],
  shareholding: ['about', 'share', 'on', 'words'],
  family: ['about', 'relation', 'share', 'on', 'words'],
  interest: ['about', 'on', 'words'],
  gift: ['about', 'value', 'on', 'words'],
};
/** Parts without which a kind says nothing; marked as such in the form. */
export const neededOf: Readonly<Record<DeclarationKind, readonly DeclarationPart[]>> = {
  none: ['on'],
  position: ['about', 'relation', 'on'],
  shareholding: ['about', 'share', 'on'],
  family: ['about', 'relation', 'on'],
  interest: ['about', 'on', 'words'],
  gift: ['value', 'on', 'words'],
};

export const emptyDeclaration = (today: string, caseId: string | null, kind: DeclarationKind = 'none'): DeclarationDraft => ({
  kind,
  caseId,
  aboutId: null,
  aboutName: '',
  relation: '',
  share: '',
  value: typedOf(null),
  on: today,
  words: '',
});

export const draftOf = (one: DeclarationView): DeclarationDraft => ({
  kind: one.kind,
  caseId: one.caseId,
  aboutId: one.about.organizationId,
  aboutName: one.about.name ?? '',
  relation: one.relation ?? '',
  share: one.share ?? '',
  value: typedOf(one.value),
  on: one.on,
  words: one.words ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent: only what the kind says, so that a form that was turned from a gift into a position does not send the value. */
export const fieldsOf = (draft: DeclarationDraft): DeclarationFields => {
  const says = (part: DeclarationPart): boolean => partsOf[draft.kind].includes(part);
  return {
    kind: draft.kind,
    caseId: draft.caseId,
    about: { organizationId: draft.aboutId, name: draft.aboutId === null ? orNull(draft.aboutName) : null },
    relation: says('relation') ? orNull(draft.relation) : null,
    // A per cent sign is typed by many.
    share: says('share') ? orNull(draft.share.replace(/[%％\s]/g, '')) : null,
    value: says('value') ? (moneyOf(draft.value) ?? null) : null,
    on: draft.on,
    words: orNull(draft.words),
  };
};

/** The parts that are missing or wrong, as the server would find them. */
export const faultsOf = (draft: DeclarationDraft): DeclarationPart[] => {
  const { value, ...fields } = fieldsOf(draft);
  const read = completeDeclaration({ ...fields, value: value === null ? null : { amount: BigInt(value.amount), currency: value.currency as Currency } });
  const faults = read.ok ? [] : (read.error.errors ?? [read.error]).map(({ field = '' }) => field.replace(/^body\./, '') as DeclarationPart);
  return /^\d{4}-\d{2}-\d{2}$/.test(draft.on) ? faults : [...faults, 'on'];
};
