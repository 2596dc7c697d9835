/** The demo consortium is what a stranger sees first: every card is whole, in both languages, and has something to be matched with. */
import { describe, expect, it } from 'vitest';
import { fits, quantityFromJson } from '@tongtu/kernel/quantity';
import { organizationRoles, platformRoles } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import { faceFailures, missingOf } from '@tongtu/listings';
import { bodyOf, type ListingBody, type Measure } from '@tongtu/listings/contract';
import { isRegion } from '@tongtu/parties';
import { demoAccounts } from './accounts.ts';
import { bodyOn, demoListings, demoOrganizations, demoPeople, type DemoListing } from './content.ts';
import { idOfName } from './ids.ts';

const now = new Date('2026-01-15T01:00:00.000Z');
const [organizations, people, listings] = [demoOrganizations(), demoPeople(), demoListings()];
const of = <K extends DemoListing['kind']>(kind: K) => listings.filter((l) => l.kind === kind).map((l) => ({ ...l, body: l.body as ListingBody[K] }));
const han = /\p{Script=Han}/u;

/** Every text of a value with its path; those in languages as pairs. */
const textsIn = (value: unknown, path = ''): { path: string; zh: unknown; en: unknown }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value || 'en' in value) return [{ path, zh: (value as { zh?: unknown }).zh, en: (value as { en?: unknown }).en }];
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, `${path}.${key}`));
};
const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];

it('has 45 achievements, 30 needs, 30 facilities and 15 funds', () => {
  expect(Object.fromEntries((['achievement', 'need', 'facility', 'fund'] as const).map((kind) => [kind, of(kind).length]))).toEqual({
    achievement: 45,
    need: 30,
    facility: 30,
    fund: 15,
  });
  expect(repeated(listings.map((l) => l.reference))).toEqual([]);
});

describe.each(listings.map((listing) => [listing.reference, listing] as const))('%s', (_, listing) => {
  const face = { title: listing.title, body: bodyOn(listing, now) };
  it('is a whole card: parses, holds no value that is refused, lacks nothing', () => {
    expect(bodyOf[listing.kind].strict().parse(face.body)).toEqual(face.body);
    expect(faceFailures(listing.kind, face)).toEqual([]);
    expect(missingOf(listing.kind, face, now)).toEqual([]);
  });
  it('speaks both languages', () => {
    const texts = textsIn(listing, listing.reference);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter(({ zh, en }) => typeof zh !== 'string' || typeof en !== 'string' || en.length < 2 || han.test(en))).toEqual([]);
    // Numbers and chemical names alone need no Chinese; sentences do.
    expect(texts.filter(({ zh }) => (zh as string).length > 12 && !han.test(zh as string))).toEqual([]);
  });
  it('belongs to a verified organization of the consortium', () => {
    expect(organizations.find((o) => o.key === listing.organization)?.state).toBe('verified');
  });
});

it('no sentence stands in two cards', () => {
  const sentences = listings.flatMap((listing) => [...new Set(textsIn(listing).flatMap(({ zh, en }) => [zh as string, en as string]))]);
  expect(repeated(sentences.filter((text) => text.length > 24))).toEqual([]);
});

it('covers most industries and all fields of facilities', () => {
  expect(new Set(listings.flatMap((l) => l.body.sectors ?? []).map((code) => code.split('.')[0])).size).toBeGreaterThanOrEqual(7);
  expect(new Set(of('facility').map((l) => l.body.field)).size).toBeGreaterThanOrEqual(7);
});

it('some cards wait, some show fields only to members or on request', () => {
  const states = listings.map((l) => l.state ?? 'published');
  expect(states.filter((state) => state === 'draft').length).toBeGreaterThanOrEqual(1);
  expect(states.filter((state) => state === 'submitted').length).toBeGreaterThanOrEqual(2);
  const layers = listings.flatMap((l) => Object.values(l.layers ?? {}));
  expect(layers.filter((layer) => layer === 'members').length).toBeGreaterThanOrEqual(3);
  expect(layers.filter((layer) => layer === 'on-request').length).toBeGreaterThanOrEqual(3);
  expect(listings.filter((l) => l.audience === 'members').length).toBeGreaterThanOrEqual(2);
});

it('deadlines lie ahead of the day of the seeding, whichever it is', () => {
  const later = new Date('2031-05-01T00:00:00.000Z');
  const days = of('need').map((l) => (bodyOn(l, later) as ListingBody['need']).deadline!);
  expect(days.every((day) => day > '2031-05-01')).toBe(true);
});

it('achievements and needs find facilities that fit, and others that just miss', () => {
  const quantityOf = (measure: Measure) => (measure.quantity === undefined ? undefined : must(quantityFromJson(measure.quantity)));
  const facilities = of('facility').map((l) => l.body.capabilities ?? []);
  const verdicts = of('achievement').map(({ body }) =>
    (body.requirements ?? []).flatMap((wanted) =>
      facilities.flatMap((capabilities) =>
        capabilities.filter((c) => c.parameter !== undefined && c.parameter === wanted.parameter).map((c) => fits(quantityOf(wanted), quantityOf(c)).verdict),
      ),
    ),
  );
  expect(verdicts.filter((found) => found.includes('fits')).length).toBeGreaterThanOrEqual(35);
  expect(verdicts.filter((found) => found.includes('misses')).length).toBeGreaterThanOrEqual(15);
});

describe('organizations and people', () => {
  it('are plainly examples', () => {
    expect(organizations.filter((o) => !o.name.zh.includes('示例') || !o.name.en.includes('Example'))).toEqual([]);
    expect(organizations.filter((o) => o.uscc !== undefined && !o.uscc.includes('EXAMPLE'))).toEqual([]);
    expect(people.filter((p) => !p.email.endsWith('@example.org'))).toEqual([]);
    const numbers = of('achievement').flatMap((l) => (l.body.ipRights ?? []).flatMap((right) => right.number ?? []));
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((number) => !/^(ZL|CN)?2099/.test(number))).toEqual([]);
    expect(repeated(numbers)).toEqual([]);
  });
  it('are of every kind and of several provinces', () => {
    expect(organizations.length).toBeGreaterThanOrEqual(20);
    expect(new Set(organizations.map((o) => o.kind)).size).toBe(9);
    expect(new Set(organizations.flatMap((o) => o.region?.slice(0, 2) ?? [])).size).toBeGreaterThanOrEqual(10);
    expect(organizations.filter((o) => o.region !== undefined && !isRegion(o.region))).toEqual([]);
    expect(organizations.filter((o) => o.country === 'CN' && o.region === undefined)).toEqual([]);
    expect(organizations.filter((o) => o.state === 'applied').length).toBeGreaterThanOrEqual(2);
  });
  it('know each other: parents come first, members belong to somebody', () => {
    const keys = organizations.map((o) => o.key);
    expect(organizations.filter((o, i) => o.parent !== undefined && !keys.slice(0, i).includes(o.parent))).toEqual([]);
    expect(people.length).toBeGreaterThanOrEqual(30);
    expect(people.flatMap((p) => p.memberships.map((m) => m.organization)).filter((key) => !keys.includes(key))).toEqual([]);
    const led = people.flatMap((p) => p.memberships.filter((m) => m.roles.includes('admin')).map((m) => m.organization));
    expect(keys.filter((key) => !led.includes(key))).toEqual([]);
  });
  it('there is an account for every role', () => {
    expect(new Set(demoAccounts().map((account) => account.role))).toEqual(new Set([...organizationRoles, ...platformRoles]));
    expect(repeated(people.map((p) => p.email))).toEqual([]);
  });
});

it('codes of organizations have the check character of GB 32100', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const codes = organizations.flatMap((o) => o.uscc ?? []);
  expect(codes.length).toBeGreaterThan(20);
  expect(repeated(codes)).toEqual([]);
  // All 18 characters weighted by powers of three, the last by one, come to nothing mod 31.
  const rest = (code: string): number => [...code].reduce((sum, c, i) => sum + alphabet.indexOf(c) * (i === 17 ? 1 : 3 ** i % 31), 0) % 31;
  expect(codes.filter((code) => rest(code) !== 0)).toEqual([]);
});

it('ids are of version 8 and the same for the same name', () => {
  expect(idOfName('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOfName('a')).toBe(idOfName('a'));
  expect(idOfName('a')).not.toBe(idOfName('b'));
});
