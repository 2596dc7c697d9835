import { describe, expect, it } from 'vitest';
import { declarationKinds, type DeclarationKind } from '../contract/declarations.ts';
import { completeDeclaration, type DeclaredFields } from './declaration.ts';

const full: Omit<DeclaredFields, 'kind'> = {
  caseId: null,
  about: { organizationId: 'other', name: null },
  relation: '配偶',
  share: '3',
  value: { amount: 10_000n, currency: 'CNY' },
  words: '说明',
};
const empty: Omit<DeclaredFields, 'kind'> = {
  caseId: null,
  about: { organizationId: null, name: null },
  relation: null,
  share: null,
  value: null,
  words: null,
};
/** Fields that are asked for, as the page marks them. */
const asked: Readonly<Record<DeclarationKind, readonly string[]>> = {
  none: [],
  position: ['body.about', 'body.relation'],
  shareholding: ['body.about', 'body.share'],
  family: ['body.about', 'body.relation'],
  interest: ['body.about', 'body.words'],
  gift: ['body.value', 'body.words'],
};

describe.each(declarationKinds)('%s', (kind) => {
  it('asks for what it says nothing without', () => {
    const told = completeDeclaration({ ...empty, kind });
    const { kind: refused, field, errors = [] } = told.ok ? { kind: undefined, field: undefined } : told.error;
    expect(errors.map((one) => one.field)).toEqual(asked[kind]);
    expect([refused, field]).toEqual(kind === 'none' ? [undefined, undefined] : ['declaration-incomplete', asked[kind][0]]);
  });
  it('is complete with all, and keeps only what it is about', () => {
    const told = completeDeclaration({ ...full, kind });
    expect(told.ok && { relation: told.value.relation, share: told.value.share, value: told.value.value }).toEqual({
      relation: kind === 'position' || kind === 'family' ? '配偶' : null,
      share: kind === 'shareholding' || kind === 'family' ? '3' : null,
      value: kind === 'gift' ? full.value : null,
    });
  });
});

it('an interest that is declared for a case needs nobody; a name without letters is nobody', () => {
  expect(completeDeclaration({ ...empty, kind: 'interest', caseId: 'case', words: '说明' }).ok).toBe(true);
  expect(completeDeclaration({ ...full, kind: 'family', about: { organizationId: null, name: '——' } }).ok).toBe(false);
});
it.each(['0', '100.5', '000'])('a share of %s is none', (share) =>
  expect(completeDeclaration({ ...full, kind: 'shareholding', share })).toMatchObject({ ok: false, error: { kind: 'percent-malformed' } }),
);
it('a gift is worth something', () =>
  expect(completeDeclaration({ ...full, kind: 'gift', value: { amount: 0n, currency: 'CNY' } })).toMatchObject({
    ok: false,
    error: { kind: 'money-malformed' },
  }));
