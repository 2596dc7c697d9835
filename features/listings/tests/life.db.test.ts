/** A card's life through the use-cases: what is kept, what is announced, what readers see on the way. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { testNow } from '@tongtu/platform/testing';
import { cardsByIds, listingForReader, publishedAfter, publishedByIds, visibleLayers } from '../index.ts';
import { expireListings, remindOfExpiring } from '../jobs.ts';
import { declineAccess, grantAccess, listAccessRequests, requestAccess } from '../use-cases/access.ts';
import { addAttachment, readAttachment } from '../use-cases/attachments.ts';
import { listOrganizationListings } from '../use-cases/cards.ts';
import { draftListing } from '../use-cases/draft-listing.ts';
import { confirmListing, resumeListing } from '../use-cases/keep-listing.ts';
import { publishListing } from '../use-cases/publish-listing.ts';
import { readListing } from '../use-cases/read-listing.ts';
import { compareVersions, getVersion, listVersions } from '../use-cases/read-versions.ts';
import { closeListing, pauseListing } from '../use-cases/rest-listing.ts';
import { returnListing } from '../use-cases/return-listing.ts';
import { listReviews, reviewListing } from '../use-cases/reviews.ts';
import { saveListing } from '../use-cases/save-listing.ts';
import { getStatistics } from '../use-cases/statistics.ts';
import { submitListing } from '../use-cases/submit-listing.ts';
import { getWorkingCopy } from '../use-cases/working-copy.ts';
import { bodies } from './bodies.ts';
import { kindOf, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const eventsIn = async ({ database }: World, id: string): Promise<string[]> =>
  (await sql<{ kind: string }>`select kind from events where subject_id = ${id}::uuid order by seq`.execute(database.db)).rows.map((row) => row.kind);
const events = (id: string): Promise<string[]> => eventsIn(world, id);
const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000);
const run = { signal: new AbortController().signal };

describe('from draft to publication', () => {
  it('is told all that is missing, and goes on when it is there', async () => {
    const { id } = must(await world.write('technology-manager', (c) => draftListing(c, { kind: 'achievement', organizationId: world.university }))).listing;
    const refused = await world.write('technology-manager', (c) => submitListing(c, id));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'listing-incomplete' } });
    expect(!refused.ok && refused.error.errors?.map((e) => e.kind)).toEqual(
      expect.arrayContaining([
        'missing-title',
        'missing-problem',
        'missing-alternative',
        'missing-cost-at-scale',
        'missing-route',
        'missing-trl-evidence',
        'missing-requirements',
      ]),
    );
    const saved = must(
      await world.write('technology-manager', (c) => saveListing(c, id, { revision: 0, title: { zh: '膜法碳捕集' }, body: { ...bodies.achievement } })),
    );
    expect(saved.missing).toEqual([]);
    expect(saved.listing.revision).toBe(1);
    must(await world.write('technology-manager', (c) => submitListing(c, id)));
    expect(kindOf(await world.write('technology-manager', (c) => saveListing(c, id, { revision: 2, title: { zh: '改' } })))).toBe('wrong-state');
    must(await world.write('signatory', (c) => returnListing(c, id, '请补充对比数据')));
    expect(must(await world.read('technology-manager', (c) => getWorkingCopy(c, id))).listing.returnedReason).toBe('请补充对比数据');
    must(await world.write('technology-manager', (c) => submitListing(c, id)));
    expect(kindOf(await world.read('visitor', (c) => readListing(c, id)))).toBe('listing-not-found');
    must(await world.write('admin', (c) => publishListing(c, id)));
    const seen = must(await world.read('visitor', (c) => readListing(c, id)));
    expect(seen.listing).toMatchObject({ state: 'published', version: 1, publishedAt: testNow });
    expect(seen.listing.expiresAt?.toISOString()).toBe('2027-01-15T01:00:00.000Z');
    expect(await events(id)).toEqual(['listing-drafted', 'listing-submitted', 'listing-returned', 'listing-submitted', 'listing-published']);
    const letters = world.mail.sent.filter((l) => l.data.listingId === id).map((l) => `${l.template.replace('listings.listing-', '')} ${l.to}`);
    for (const to of ['signatory', 'admin']) expect(letters.filter((l) => l === `submitted ${to}@example.org`)).toHaveLength(2);
    expect(letters.filter((l) => l.startsWith('returned'))).toEqual(['returned manager@example.org']);
  });

  it('an organization that is not verified writes but does not publish', async () => {
    const { id, example } = must(await world.write('unverified-member', (c) => draftListing(c, { kind: 'need', organizationId: world.applicant }))).listing;
    expect(example).toBe(true);
    must(await world.write('unverified-member', (c) => saveListing(c, id, { revision: 0, title: { zh: '需求' }, body: { ...bodies.need } })));
    must(await world.write('unverified-member', (c) => submitListing(c, id)));
    expect(kindOf(await world.write('unverified-member', (c) => publishListing(c, id)))).toBe('organization-not-verified');
  });

  it('state secrets are refused at every door, and nothing of them is kept', async () => {
    expect(kindOf(await world.write('admin', (c) => draftListing(c, { kind: 'need', organizationId: world.university, title: { zh: '机密★ 项目' } })))).toBe(
      'state-secret-refused',
    );
    const id = await world.card('need', 'draft');
    expect(await world.write('admin', (c) => saveListing(c, id, { revision: 1, body: { secrecy: 'state-secret' } }))).toMatchObject({
      ok: false,
      error: { kind: 'state-secret-refused', field: 'body.secrecy' },
    });
    expect(await world.write('admin', (c) => saveListing(c, id, { revision: 1, body: { problem: { zh: '【绝密】' } } }))).toMatchObject({
      ok: false,
      error: { field: 'body.problem.zh' },
    });
    const upload = { name: '机密★报告.pdf', file: { hash: 'b'.repeat(64), size: 1, mediaType: 'application/pdf' } };
    expect(kindOf(await world.write('admin', (c) => addAttachment(c, id, 'public', upload)))).toBe('state-secret-refused');
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from listings where body::text like '%绝密%' or title::text like '%机密%'`.execute(
      world.database.db,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

describe('saving', () => {
  it('two editors: the second is told, and loses nothing', async () => {
    const id = await world.card('need', 'draft');
    const both = await Promise.all([1, 2].map((n) => world.write('admin', (c) => saveListing(c, id, { revision: 1, body: { keywords: [`词${n}`] } }))));
    expect(both.map(kindOf).sort()).toEqual(['ok', 'revision-conflict']);
    expect(both.find((r) => !r.ok)).toMatchObject({ error: { details: { revision: 2 } } });
  });
  it('null clears, unknown fields and fixed layers are named, nothing of a refused save stays', async () => {
    const id = await world.card('need', 'draft');
    expect(must(await world.write('admin', (c) => saveListing(c, id, { revision: 1, body: { budget: null } }))).face.body).not.toHaveProperty('budget');
    expect(await world.write('admin', (c) => saveListing(c, id, { revision: 2, body: { keywords: ['x'], nonsense: 1 } }))).toMatchObject({
      ok: false,
      error: { kind: 'invalid-input', errors: [{ kind: 'key-unknown', field: 'body.nonsense' }] },
    });
    expect(await world.write('admin', (c) => saveListing(c, id, { revision: 2, layers: { summary: 'on-request' } }))).toMatchObject({
      ok: false,
      error: { kind: 'layer-fixed', field: 'layers.summary' },
    });
    expect(must(await world.read('admin', (c) => getWorkingCopy(c, id))).face.body).not.toHaveProperty('keywords');
  });
  it('a layer that goes back to its default leaves no trace', async () => {
    const id = await world.card('need', 'draft');
    expect(
      must(await world.write('admin', (c) => saveListing(c, id, { revision: 1, layers: { budget: 'public', problem: 'on-request' } }))).face.layers,
    ).toEqual({ budget: 'public', problem: 'on-request' });
    expect(must(await world.write('admin', (c) => saveListing(c, id, { revision: 2, layers: { budget: 'members' } }))).face.layers).toEqual({
      problem: 'on-request',
    });
  });
});

describe('a card that is out', () => {
  it('keeps its changes to itself until they are published, as a version that can be compared', async () => {
    const id = await world.card('achievement');
    const changed = must(
      await world.write('technology-manager', (c) =>
        saveListing(c, id, { revision: 3, body: { trl: 6, trlEvidence: [{ level: 6, statement: { zh: '中试连续运行 1000 小时' } }], price: null } }),
      ),
    );
    expect(changed).toMatchObject({ hasChanges: true, listing: { revision: 4, version: 1 } });
    expect(must(await world.read('visitor', (c) => readListing(c, id))).listing.body).toMatchObject({ trl: 5 });
    expect((await cardsByIds(world.base(world.readers.visitor, testNow), [id])).get(id)?.trl).toEqual({ min: 5, max: 5 });
    must(await world.write('admin', (c) => publishListing(c, id), later(1)));
    expect((await cardsByIds(world.base(world.readers.visitor, later(1)), [id])).get(id)?.trl).toEqual({ min: 6, max: 6 });
    expect(must(await world.read('visitor', (c) => listVersions(c, id))).map((v) => [v.version, v.publishedBy])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(must(await world.read('viewer', (c) => listVersions(c, id))).map((v) => v.publishedBy)).toEqual(['admin', 'admin']);
    expect(must(await world.read('visitor', (c) => compareVersions(c, id, 1, 2))).changes).toEqual([{ field: 'body.trl', before: 5, after: 6 }]);
    expect(must(await world.read('other-member', (c) => compareVersions(c, id, 1, 2))).changes.map((change) => change.field)).toEqual([
      'body.trl',
      'body.trlEvidence',
      'body.price',
    ]);
    expect(kindOf(await world.read('visitor', (c) => getVersion(c, id, 3)))).toBe('version-not-found');
  });
  it('publishing twice is one publication', async () => {
    const id = await world.card('achievement');
    expect(kindOf(await world.write('admin', (c) => publishListing(c, id)))).toBe('wrong-state');
  });
  it('a change that is taken back is none', async () => {
    const id = await world.card('need');
    must(await world.write('admin', (c) => saveListing(c, id, { revision: 3, title: { zh: '改' } })));
    expect(must(await world.write('admin', (c) => saveListing(c, id, { revision: 4, title: { zh: '示例need' } }))).hasChanges).toBe(false);
  });
  it('a field that is closed later is closed in old versions too', async () => {
    const id = await world.card('achievement');
    expect(must(await world.read('visitor', (c) => getVersion(c, id, 1))).body).toHaveProperty('route');
    must(await world.write('admin', (c) => saveListing(c, id, { revision: 3, layers: { route: 'on-request' } })));
    must(await world.write('admin', (c) => publishListing(c, id)));
    for (const stance of ['visitor', 'other-member'] as const)
      expect(must(await world.read(stance, (c) => getVersion(c, id, 1))).body).not.toHaveProperty('route');
    expect(must(await world.read('auditor', (c) => getVersion(c, id, 1))).body).toHaveProperty('route');
  });
  it('a version that was for members only stays so', async () => {
    const id = await world.card('need', 'published', { audience: 'members' });
    must(await world.write('admin', (c) => saveListing(c, id, { revision: 3, audience: 'public' })));
    must(await world.write('admin', (c) => publishListing(c, id)));
    expect(must(await world.read('visitor', (c) => listVersions(c, id))).map((v) => v.version)).toEqual([2]);
    expect(kindOf(await world.read('visitor', (c) => getVersion(c, id, 1)))).toBe('version-not-found');
    expect(kindOf(await world.read('visitor', (c) => compareVersions(c, id, 1, 2)))).toBe('version-not-found');
  });
  it('what it shows, by layer: card, page, matching', async () => {
    const id = await world.card('need');
    const amount = async (stance: 'visitor' | 'other-member') => (await cardsByIds(world.base(world.readers[stance], testNow), [id])).get(id)?.amount;
    expect([await amount('visitor'), await amount('other-member')]).toEqual([null, { min: null, max: { amount: '300000000', currency: 'CNY' } }]);
    expect(must(await world.read('visitor', (c) => readListing(c, id))).disclosed.withheld).toEqual([{ field: 'budget', layer: 'members' }]);
    const matched = must(await world.read('visitor', (c) => listingForReader(c, id)));
    expect([matched.mayReadAll, [...matched.readableLayers], matched.listing.layers.budget]).toEqual([false, ['public'], 'members']);
    expect([...visibleLayers(world.readers.viewer, { organizationId: world.university }, false)]).toEqual(['public', 'members', 'on-request']);
  });
});

describe('the on-request layer', () => {
  it('is asked for, granted to the person, and taken back', async () => {
    const id = await world.card('achievement', 'published', { layers: { route: 'on-request' } });
    const sees = async (stance: 'other-member' | 'other-admin') =>
      Object.hasOwn(must(await world.read(stance, (c) => readListing(c, id))).disclosed.body, 'route');
    expect(must(await world.read('other-member', (c) => readListing(c, id))).actions).toContain('request-access');
    const ask = () => world.write('other-member', (c) => requestAccess(c, id, { organizationId: world.enterprise, purpose: '评估合作' }));
    const asked = await Promise.all([ask(), ask()]);
    expect(asked.map(kindOf).sort()).toEqual(['access-already-asked', 'ok']);
    const request = must(asked.find((r) => r.ok)!);
    expect(request).toMatchObject({ state: 'asked', personName: 'other', title: { zh: '示例achievement' } });
    expect(await sees('other-member')).toBe(false);
    expect(kindOf(await world.write('technology-manager', (c) => grantAccess(c, id, request.id, null)))).toBe('not-allowed');
    expect(kindOf(await world.write('other-admin', (c) => grantAccess(c, id, request.id, null)))).toBe('not-allowed');
    must(await world.write('admin', (c) => grantAccess(c, id, request.id, '请保密')));
    expect([await sees('other-member'), await sees('other-admin')]).toEqual([true, false]);
    expect(must(await world.read('other-member', (c) => listingForReader(c, id))).readableLayers.has('on-request')).toBe(true);
    // Who leaves the organization in whose name he asked reads on as anybody.
    const left = { ...world.readers['other-member'], memberships: [] };
    expect(must(await readListing(world.base(left, testNow), id)).disclosed.body).not.toHaveProperty('route');
    must(await world.write('admin', (c) => declineAccess(c, id, request.id, null)));
    expect(await sees('other-member')).toBe(false);
    expect(kindOf(await world.write('admin', (c) => grantAccess(c, id, request.id, null)))).toBe('wrong-state');
    expect(await events(id)).toEqual(expect.arrayContaining(['access-requested', 'access-granted', 'access-declined']));
    expect(must(await world.read('admin', (c) => listAccessRequests(c, world.university, undefined, 1))).items).toHaveLength(1);
  });
});

describe('files', () => {
  it('at most twenty, also for many at once; names lose their paths and tricks', async () => {
    const id = await world.card('need', 'draft');
    const file = (n: number) => ({
      name: `..\\..\\a/\u202egnp.${n}.pdf`,
      file: { hash: n.toString(16).padStart(64, '0'), size: 5, mediaType: 'application/pdf' },
    });
    const results = await Promise.all(Array.from({ length: 23 }, (_, n) => world.write('admin', (c) => addAttachment(c, id, 'members', file(n)))));
    expect(results.filter((r) => r.ok)).toHaveLength(20);
    expect([...new Set(results.filter((r) => !r.ok).map(kindOf))]).toEqual(['attachments-too-many']);
    expect(results.find((r) => r.ok)).toMatchObject({ value: { name: expect.stringMatching(/^gnp\.\d+\.pdf$/) as string } });
  });
  it('too large a one is refused', async () => {
    const id = await world.card('need', 'draft');
    expect(
      kindOf(
        await world.write('admin', (c) =>
          addAttachment(c, id, 'members', { name: 'a.zip', file: { hash: 'c'.repeat(64), size: 51 * 1_048_576, mediaType: 'application/zip' } }),
        ),
      ),
    ).toBe('file-too-large');
  });
  it('go out with the publication', async () => {
    const id = await world.card('need');
    const added = must(
      await world.write('admin', (c) =>
        addAttachment(c, id, 'public', { name: 'a.pdf', file: { hash: 'd'.repeat(64), size: 5, mediaType: 'application/pdf' } }),
      ),
    );
    expect(must(await world.read('admin', (c) => getWorkingCopy(c, id))).hasChanges).toBe(true);
    expect(must(await world.read('visitor', (c) => readListing(c, id))).attachments).toEqual([]);
    must(await world.write('admin', (c) => publishListing(c, id)));
    expect(must(await world.read('visitor', (c) => readListing(c, id))).attachments.map((a) => a.name)).toEqual(['a.pdf']);
    expect(kindOf(await world.read('visitor', (c) => readAttachment(c, id, added.id)))).toBe('ok');
  });
});

describe('time', () => {
  it('reminds once, then pauses what nobody confirmed; one that was confirmed stays', async () => {
    const world = await makeWorld();
    try {
      const [stale, kept] = [await world.card('facility'), await world.card('facility')];
      const at = (days: number) => ({ ...world.base({ platformRoles: [], memberships: [] }, later(days)) });
      expect(await remindOfExpiring(at(330), run)).toBe(0);
      const before = world.mail.sent.length;
      expect(await remindOfExpiring(at(340), run)).toBe(2);
      expect(await remindOfExpiring(at(341), run)).toBe(0);
      expect(
        world.mail.sent.slice(before).some((l) => l.template === 'listings.listing-expiring' && l.data.listingId === stale && l.data.until === '2027-01-15'),
      ).toBe(true);
      must(await world.write('admin', (c) => confirmListing(c, kept), later(350)));
      // Out of sight at the very hour, before any sweep.
      expect(kindOf(await world.read('visitor', (c) => readListing(c, stale), later(366)))).toBe('listing-not-found');
      expect((await publishedByIds(world.database.db, [stale, kept], later(366))).map((l) => l.id)).toEqual([kept]);
      expect(await expireListings(at(366), run)).toBe(1);
      expect(await expireListings(at(366), run)).toBe(0);
      expect(must(await world.read('admin', (c) => readListing(c, stale), later(366))).listing).toMatchObject({
        state: 'paused',
        stateReason: 'expired',
        held: false,
      });
      expect((await eventsIn(world, stale)).at(-1)).toBe('listing-expired');
      must(await world.write('admin', (c) => resumeListing(c, stale), later(367)));
      expect(must(await world.read('visitor', (c) => readListing(c, stale), later(367))).listing.expiresAt?.toISOString()).toBe('2028-01-17T01:00:00.000Z');
    } finally {
      await world.database.close();
    }
  });
  it('a need whose deadline has passed is neither confirmed nor shown again as it is, but with a new one', async () => {
    const id = await world.card('need');
    const past = { ok: false, error: { kind: 'listing-incomplete', details: { missing: [{ kind: 'deadline-past', field: 'body.deadline' }] } } };
    expect(await world.write('admin', (c) => confirmListing(c, id), later(200))).toMatchObject(past);
    await expireListings(world.base({ platformRoles: [], memberships: [] }, later(200)), run);
    expect(await world.write('admin', (c) => resumeListing(c, id), later(200))).toMatchObject(past);
    const { revision } = must(await world.read('admin', (c) => getWorkingCopy(c, id), later(200))).listing;
    must(await world.write('technology-manager', (c) => saveListing(c, id, { revision, body: { deadline: '2026-12-31' } }), later(200)));
    must(await world.write('admin', (c) => resumeListing(c, id), later(200)));
    const out = must(await world.read('visitor', (c) => readListing(c, id), later(200)));
    expect([out.listing.body, out.listing.version, out.facts.deadline]).toMatchObject([{ deadline: '2026-12-31' }, 2, '2026-12-31']);
  });
  it('the secretariat shows again what it held, but not what the owner has not approved', async () => {
    const id = await world.card('fund');
    must(await world.write('secretariat', (c) => pauseListing(c, id, '核实中')));
    expect(must(await world.read('admin', (c) => getWorkingCopy(c, id))).listing).toMatchObject({ stateReason: '核实中', held: true });
    must(await world.write('technology-manager', (c) => saveListing(c, id, { revision: 4, title: { zh: '未经批准' } })));
    must(await world.write('secretariat', (c) => resumeListing(c, id)));
    expect(must(await world.read('visitor', (c) => readListing(c, id))).listing).toMatchObject({ title: { zh: '示例fund' }, version: 1, held: false });
  });
});

describe('the secretariat', () => {
  it('sees what it has not looked at, longest waiting first, page by page', async () => {
    const ids = [await world.card('fund', 'published', {}, later(-3)), await world.card('fund', 'published', {}, later(-2))];
    const first = must(await world.read('secretariat', (c) => listReviews(c, undefined, 1)));
    const second = must(await world.read('secretariat', (c) => listReviews(c, first.next ?? '', 1)));
    expect([...first.items, ...second.items].map((view) => view.card.id)).toEqual(ids);
    expect(must(await world.write('secretariat', (c) => reviewListing(c, ids[0]!)))).toEqual({ reviewed: true });
    expect(must(await world.write('secretariat', (c) => reviewListing(c, ids[0]!)))).toEqual({ reviewed: false });
    expect(must(await world.read('secretariat', (c) => listReviews(c, undefined, 1))).items[0]?.card.id).toBe(ids[1]);
    for (const cursor of ['x', '%%%', Buffer.from('2026-01-01 x').toString('base64url'), ''])
      expect(kindOf(await world.read('secretariat', (c) => listReviews(c, cursor, 1)))).toBe('malformed-cursor');
  });
  it('closes with a reason that the owner hears', async () => {
    const id = await world.card('fund');
    must(await world.write('secretariat', (c) => closeListing(c, id, '内容与事实不符')));
    expect(world.mail.sent.some((l) => l.template === 'listings.listing-held' && l.data.listingId === id && l.data.reason === '内容与事实不符')).toBe(true);
    const own = await world.card('fund');
    must(await world.write('admin', (c) => pauseListing(c, own, '暂缓')));
    expect(world.mail.sent.some((l) => l.template === 'listings.listing-held' && l.data.listingId === own)).toBe(false);
  });
});

describe('lists', () => {
  it('an organization’s cards: all inside, what is out outside, by keyset', async () => {
    const fresh = await makeWorld();
    try {
      const out = [await fresh.card('need'), await fresh.card('fund'), await fresh.card('need', 'published', { audience: 'members' })];
      const draft = await fresh.card('need', 'draft');
      const list = async (stance: 'visitor' | 'other-member' | 'viewer', query: object = {}) =>
        must(await fresh.read(stance, (c) => listOrganizationListings(c, fresh.university, { limit: 20, ...query }))).items.map((v) => v.card.id);
      expect(await list('viewer')).toEqual([draft, ...out.toReversed()]);
      expect(await list('visitor')).toEqual([out[1], out[0]]);
      expect(await list('other-member')).toEqual(out.toReversed());
      expect(await list('visitor', { state: ['draft'] })).toEqual([]);
      expect(await list('viewer', { state: ['draft'] })).toEqual([draft]);
      expect(await list('visitor', { kind: ['fund'] })).toEqual([out[1]]);
      const page = must(await fresh.read('viewer', (c) => listOrganizationListings(c, fresh.university, { limit: 3 })));
      expect([page.items.length, await list('viewer', { after: page.next })]).toEqual([3, [out[0]]]);
      expect(kindOf(await fresh.read('visitor', (c) => listOrganizationListings(c, fresh.university, { limit: 3, after: "' or 1=1" })))).toBe(
        'malformed-cursor',
      );
      expect(kindOf(await fresh.read('visitor', (c) => listOrganizationListings(c, fresh.applicant, { limit: 3 })))).toBe('organization-not-found');
      expect((await publishedAfter(fresh.database.db, null, 2)).map((l) => l.id)).toEqual(out.slice(0, 2));
      expect((await publishedAfter(fresh.database.db, out[1]!, 2)).map((l) => l.id)).toEqual(out.slice(2));
      expect(await getStatistics(fresh.base(fresh.readers.visitor, testNow))).toMatchObject({
        listings: { achievement: 0, need: 1, facility: 0, fund: 1 },
        organizations: 2,
        examples: false,
      });
      await sql`update organizations set state = 'suspended' where organization_id = ${fresh.university}::uuid`.execute(fresh.database.db);
      expect(await getStatistics(fresh.base(fresh.readers.visitor, new Date(testNow.getTime() + 6000)))).toMatchObject({
        listings: { achievement: 0, need: 0, facility: 0, fund: 0 },
        organizations: 1,
      });
    } finally {
      await fresh.database.close();
    }
  });
  it('nothing is asked of the database for no ids', async () => expect((await cardsByIds(world.base(world.readers.visitor, testNow), [])).size).toBe(0));
});
