/** Nobody gets a field of a layer that he may not read: whatever the card, its layers, the reader. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { organizationRoles, platformRoles, visitor, type Reader } from '@tongtu/kernel/reader';
import { bodyOf, listingKinds, type AnyBody, type ListingKind } from '../contract/bodies.ts';
import { layers as allLayers, type Layer } from '../contract/cards.ts';
import { bodies } from '../tests/bodies.ts';
import { clearanceOf, completeLayers, defaultLayers, discloseAttachments, discloseFace, isMovable, layerOf, sees, strictestLayers } from './disclosure.ts';
import type { Attachment } from './listing.ts';

const owner = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const kindArb = fc.constantFrom(...listingKinds);
const layerArb = fc.constantFrom(...allLayers);
const readerArb: fc.Arbitrary<Reader> = fc.oneof(
  fc.constant(visitor),
  fc.record({
    personId: fc.constant('00000000-0000-7000-8000-00000000000a'),
    platformRoles: fc.subarray([...platformRoles]),
    memberships: fc.array(
      fc.record({
        organizationId: fc.constantFrom(owner, other),
        roles: fc.subarray([...organizationRoles], { minLength: 1 }),
        organizationVerified: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  }),
);
/** A body of that kind with some fields, and layers for any of them, also such as no card has. */
const cardArb = kindArb.chain((kind) => {
  const fields = [...Object.keys(bodyOf[kind].shape), 'unheard-of'];
  return fc.record({
    kind: fc.constant(kind),
    body: fc.subarray(fields).map((names) => Object.fromEntries(names.map((name) => [name, `secret of ${name}`])) as AnyBody),
    layers: fc.dictionary(fc.constantFrom(...fields), layerArb),
  });
});

/** Said once more, without looking at the code: what each reader may read. */
const mayRead = (reader: Reader, granted: boolean, layer: Layer): boolean => {
  const own = reader.memberships.some((m) => m.organizationId === owner) || reader.platformRoles.length > 0;
  if (layer === 'public' || own) return true;
  if (granted && reader.personId !== undefined) return true;
  return layer === 'members' && reader.memberships.some((m) => m.organizationVerified);
};

describe('disclosure', () => {
  it('shows a field exactly where its layer is open, and names every other', () => {
    fc.assert(
      fc.property(cardArb, readerArb, fc.boolean(), ({ kind, body, layers }, reader, granted) => {
        const { body: shown, withheld } = discloseFace(kind, { body, layers }, clearanceOf(reader, owner, granted));
        for (const field of Object.keys(body)) expect(field in shown).toBe(mayRead(reader, granted, layerOf(kind, field, layers)));
        expect([...Object.keys(shown), ...withheld.map((w) => w.field)].sort()).toEqual(Object.keys(body).sort());
        expect(JSON.stringify(withheld)).not.toContain('secret of');
      }),
      { numRuns: 1000 },
    );
  });

  it('a visitor sees nothing but the public layer, whatever is granted in his name', () => {
    fc.assert(
      fc.property(cardArb, fc.boolean(), ({ kind, body, layers }, granted) => {
        const { body: shown } = discloseFace(kind, { body, layers }, clearanceOf(visitor, owner, granted));
        expect(Object.keys(shown).every((field) => layerOf(kind, field, layers) === 'public')).toBe(true);
      }),
    );
  });

  it('an unpublished file and one of a closed layer stay', () => {
    const file = (layer: Layer, published: boolean) => ({ layer, published }) as Attachment;
    const all = allLayers.flatMap((layer) => [file(layer, true), file(layer, false)]);
    fc.assert(
      fc.property(readerArb, fc.boolean(), (reader, granted) => {
        const clearance = clearanceOf(reader, owner, granted);
        expect(discloseAttachments(all, clearance)).toEqual(all.filter((f) => f.published && mayRead(reader, granted, f.layer)));
      }),
    );
  });

  it('an old version opens nothing that is closed now, nor what was closed then', () => {
    fc.assert(
      fc.property(cardArb, cardArb, layerArb, (then, now, clearance) => {
        const layers = strictestLayers(then.kind, then.layers, now.layers);
        const shows = (field: string, of: Readonly<Record<string, Layer>>): boolean => sees(clearance, layerOf(then.kind, field, of));
        const opened = Object.keys(defaultLayers[then.kind]).filter(
          (field) => shows(field, layers) && !(shows(field, then.layers) && shows(field, now.layers)),
        );
        expect(opened).toEqual([]);
      }),
    );
  });
});

test.each(listingKinds)('%s: every field of the shape has a layer, and no other', (kind: ListingKind) => {
  expect(Object.keys(defaultLayers[kind]).sort()).toEqual(Object.keys(bodyOf[kind].shape).sort());
  expect(Object.keys(completeLayers(kind, {})).sort()).toEqual(Object.keys(bodyOf[kind].shape).sort());
});

test('fields by which cards are found cannot be closed: the filter would give them away', () => {
  for (const kind of listingKinds)
    for (const [field, standard] of Object.entries(defaultLayers[kind])) {
      expect(layerOf(kind, field, { [field]: 'on-request' })).toBe(standard === 'fixed' ? 'public' : 'on-request');
      expect(isMovable(kind, field)).toBe(standard !== 'fixed');
    }
});

test('prices, budgets, costs and people are not public unless their owner says so', () => {
  const open = (kind: ListingKind) => Object.keys(discloseFace(kind, { body: bodies[kind], layers: {} }, 'public').body);
  for (const field of ['costAtScale', 'trlEvidence', 'price', 'contributors', 'fundingWanted']) expect(open('achievement')).not.toContain(field);
  expect(open('need')).not.toContain('budget');
  expect(open('fund')).not.toContain('lossTolerance');
});
