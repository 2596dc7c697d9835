/** Over random families of organizations: no stranger is related, whatever is planted is found, and the order of what is read means nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRelatedParties, type Finding, type KnownOrganization, type RelatedPartyInputs } from './related-parties.ts';

type World = Pick<RelatedPartyInputs, 'organizations' | 'holdings'>;
const size = 7;
const idOf = (side: string, i: number): string => `${side}${i}`;

/** A family of organizations that all begin with one letter: random parents, random holdings, among themselves. */
const familyOf = (side: string): fc.Arbitrary<World> =>
  fc.record({
    organizations: fc.array(fc.option(fc.nat(size - 1), { freq: 2 }), { minLength: size, maxLength: size }).map((parents): KnownOrganization[] =>
      parents.map((parent, i) => ({
        id: idOf(side, i),
        kind: 'private-enterprise',
        name: { en: `Company ${idOf(side, i)}` },
        parentId: parent === null || parent === i ? null : idOf(side, parent),
      })),
    ),
    holdings: fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 8, selector: (pair) => pair.join() }).map((pairs) =>
      pairs
        .filter(([held, holder]) => held !== holder)
        .map(([held, holder]) => ({
          id: `${side}-${held}-${holder}`,
          heldId: idOf(side, held),
          holder: { organizationId: idOf(side, holder), name: null },
          share: '20',
        })),
    ),
  });
const kinds = ['position', 'shareholding', 'family', 'interest', 'gift'] as const;

/** Unit, people and what they declared lie in family a; the other side in family b. */
const strangers: fc.Arbitrary<RelatedPartyInputs> = fc
  .record({
    a: familyOf('a'),
    b: familyOf('b'),
    memberships: fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { maxLength: 3 }),
    declared: fc.array(fc.record({ kind: fc.constantFrom(...kinds, 'none' as const), about: fc.nat(size - 1), person: fc.nat(2) }), { maxLength: 4 }),
  })
  .map(({ a, b, memberships, declared }) => ({
    caseId: 'case',
    unitId: 'a0',
    counterparty: { organizationId: 'b0', name: null },
    organizations: [...a.organizations, ...b.organizations],
    holdings: [...a.holdings, ...b.holdings],
    people: memberships.map((of, i) => ({ personId: `person${i}`, memberships: of.map((one) => idOf('a', one)) })),
    declarations: declared.map(({ kind, about, person }, i) => ({
      id: `declaration${i}`,
      personId: `person${person}`,
      kind,
      caseId: null,
      about: { organizationId: idOf('a', about), name: null },
      share: null,
    })),
  }));

test('strangers are not related', () => {
  fc.assert(
    fc.property(strangers, (inputs) => {
      expect(findRelatedParties(inputs)).toEqual([]);
    }),
  );
});

type Planted = { readonly inputs: RelatedPartyInputs; readonly way: Finding['way']; readonly personId: string | null };
const withParent = (inputs: RelatedPartyInputs, child: string, parentId: string | null): RelatedPartyInputs => ({
  ...inputs,
  organizations: inputs.organizations.map((one) => (one.id === child ? { ...one, parentId } : one)),
});
const held = (heldId: string, holderId: string) => ({
  id: `planted-${heldId}-${holderId}`,
  heldId,
  holder: { organizationId: holderId, name: null },
  share: '7',
});
/** One relation put between two strangers, and the way that has to be found. */
const plants: readonly ((inputs: RelatedPartyInputs) => Planted)[] = [
  (inputs) => ({ inputs: withParent(inputs, 'b0', 'a0'), way: 'parent', personId: null }),
  (inputs) => ({ inputs: withParent(inputs, 'a0', 'b0'), way: 'parent', personId: null }),
  (inputs) => ({ inputs: { ...inputs, holdings: [...inputs.holdings, held('b0', 'a0')] }, way: 'shareholding', personId: null }),
  (inputs) => ({ inputs: { ...inputs, holdings: [...inputs.holdings, held('a0', 'b0')] }, way: 'shareholding', personId: null }),
  (inputs) => {
    const mother: KnownOrganization = { id: 'mother', kind: 'central-soe', name: { en: 'Mother' }, parentId: null };
    return {
      inputs: {
        ...withParent(withParent(inputs, 'a0', 'mother'), 'b0', 'mother'),
        organizations: [...withParent(withParent(inputs, 'a0', 'mother'), 'b0', 'mother').organizations, mother],
      },
      way: 'common-parent',
      personId: null,
    };
  },
  (inputs) => {
    const fund: KnownOrganization = { id: 'fund', kind: 'private-enterprise', name: { en: 'Fund' }, parentId: null };
    return {
      inputs: { ...inputs, organizations: [...inputs.organizations, fund], holdings: [...inputs.holdings, held('a0', 'fund'), held('b0', 'fund')] },
      way: 'common-holder',
      personId: null,
    };
  },
  (inputs) => ({
    inputs: { ...inputs, people: [...inputs.people, { personId: 'planted', memberships: ['a0', 'b0'] }] },
    way: 'membership',
    personId: 'planted',
  }),
  ...kinds.flatMap((kind) =>
    [
      { organizationId: 'b0', name: null },
      { organizationId: null, name: 'COMPANY　B0' },
    ].map((about) => (inputs: RelatedPartyInputs): Planted => ({
      inputs: { ...inputs, declarations: [...inputs.declarations, { id: 'planted', personId: 'planted', kind, caseId: null, about, share: null }] },
      way: kind === 'shareholding' ? 'personal-shareholding' : kind,
      personId: 'planted',
    })),
  ),
];
test('whatever is planted is found', () => {
  fc.assert(
    fc.property(strangers, fc.constantFrom(...plants), (inputs, plant) => {
      const { inputs: planted, way, personId } = plant(inputs);
      expect(findRelatedParties(planted).map((one) => [one.way, one.personId])).toContainEqual([way, personId]);
    }),
    { numRuns: 300 },
  );
});

/** Both families in one: random pairs are often related. */
const mixed: fc.Arbitrary<RelatedPartyInputs> = fc
  .record({ inputs: strangers, family: familyOf('a'), other: fc.nat(size - 1) })
  .map(({ inputs, family, other }) => ({ ...inputs, ...family, counterparty: { organizationId: idOf('a', other), name: null } }));

test('two organizations are related the same way from both sides', () => {
  const sided = (inputs: RelatedPartyInputs): string[] =>
    findRelatedParties({ ...inputs, people: [], declarations: [] })
      .map(({ way, through }) => `${way} ${through?.en ?? ''}`)
      .sort();
  const ways = (lines: readonly string[]): string[] => [...new Set(lines.map((line) => line.split(' ')[0]!))].sort();
  fc.assert(
    fc.property(mixed, (inputs) => {
      const turned = { ...inputs, unitId: inputs.counterparty.organizationId!, counterparty: { organizationId: inputs.unitId, name: null } };
      expect(ways(sided(turned))).toEqual(ways(sided(inputs)));
    }),
    { numRuns: 300 },
  );
});

test('the order in which things were read means nothing', () => {
  const shuffled = (inputs: RelatedPartyInputs): fc.Arbitrary<RelatedPartyInputs> => {
    const shuffle = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    return fc.record({
      caseId: fc.constant(inputs.caseId),
      unitId: fc.constant(inputs.unitId),
      counterparty: fc.constant(inputs.counterparty),
      organizations: shuffle(inputs.organizations),
      holdings: shuffle(inputs.holdings),
      people: shuffle(inputs.people),
      declarations: shuffle(inputs.declarations),
    });
  };
  const twice = mixed.chain((inputs) => fc.tuple(fc.constant(inputs), shuffled(inputs)));
  fc.assert(
    fc.property(twice, ([inputs, other]) => {
      expect(findRelatedParties(other)).toEqual(findRelatedParties(inputs));
    }),
  );
});
