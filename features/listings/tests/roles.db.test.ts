/** Who may do what, for every stance towards a card: one table for each act, written by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listingKinds } from '../contract/bodies.ts';
import { addAttachment, readAttachment, removeAttachment } from '../use-cases/attachments.ts';
import { draftListing } from '../use-cases/draft-listing.ts';
import { confirmListing, resumeListing } from '../use-cases/keep-listing.ts';
import { publishListing } from '../use-cases/publish-listing.ts';
import { readListing } from '../use-cases/read-listing.ts';
import { listVersions } from '../use-cases/read-versions.ts';
import { closeListing, pauseListing, withdrawListing } from '../use-cases/rest-listing.ts';
import { returnListing } from '../use-cases/return-listing.ts';
import { listReviews, reviewListing } from '../use-cases/reviews.ts';
import { saveListing } from '../use-cases/save-listing.ts';
import { submitListing } from '../use-cases/submit-listing.ts';
import { getWorkingCopy } from '../use-cases/working-copy.ts';
import { listAccessRequests, requestAccess } from '../use-cases/access.ts';
import { kindOf, makeWorld, stances, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const hidden = 'listing-not-found';
const outside = ['visitor', 'person', 'unverified-member', 'other-member', 'other-admin'] as const;
type Table = Record<Stance, string>;
/** The same answer for all, but for those named. */
const all = (answer: string, but: Partial<Table> = {}): Table => ({ ...(Object.fromEntries(stances.map((stance) => [stance, answer])) as Table), ...but });
const strangers = (answer: string): Partial<Table> => Object.fromEntries(outside.map((stance) => [stance, answer]));

/** Where the answers differ from the table: nowhere. */
const differences = async (table: Table, act: (stance: Stance) => Promise<string>): Promise<string[]> => {
  const found: string[] = [];
  for (const stance of stances) {
    const answer = await act(stance);
    if (answer !== table[stance]) found.push(`${stance}: ${answer} instead of ${table[stance]}`);
  }
  return found;
};

describe('reading', () => {
  it('a draft is its organization’s own', async () => {
    const id = await world.card('achievement', 'draft');
    const table = all('ok', strangers(hidden));
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => readListing(c, id))))).toEqual([]);
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => getWorkingCopy(c, id))))).toEqual([]);
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => listVersions(c, id))))).toEqual([]);
  });
  it('a published card is everybody’s; its working copy is not', async () => {
    const id = await world.card('achievement');
    expect(await differences(all('ok'), async (stance) => kindOf(await world.read(stance, (c) => readListing(c, id))))).toEqual([]);
    expect(await differences(all('ok', strangers('not-allowed')), async (stance) => kindOf(await world.read(stance, (c) => getWorkingCopy(c, id))))).toEqual(
      [],
    );
  });
  it('a card for members is theirs', async () => {
    const id = await world.card('achievement', 'published', { audience: 'members' });
    const table = all('ok', { visitor: hidden, person: hidden, 'unverified-member': hidden });
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => readListing(c, id))))).toEqual([]);
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => listVersions(c, id))))).toEqual([]);
  });
  it('a paused one is out of sight', async () => {
    const id = await world.card('need');
    await world.write('admin', (c) => pauseListing(c, id, '暂缓'));
    expect(await differences(all('ok', strangers(hidden)), async (stance) => kindOf(await world.read(stance, (c) => readListing(c, id))))).toEqual([]);
  });
});

const editors = {
  achievement: ['admin', 'signatory', 'technology-manager'],
  need: ['admin', 'signatory', 'technology-manager'],
  facility: ['admin', 'signatory', 'technology-manager', 'facility-operator'],
  fund: ['admin', 'signatory', 'technology-manager', 'investment-manager'],
} as const;
describe.each(listingKinds)('writing a card of kind %s', (kind) => {
  const own = Object.fromEntries(editors[kind].map((stance) => [stance, 'ok']));
  it('drafts', async () => {
    const table = all('not-allowed', { ...strangers('organization-not-found'), auditor: 'organization-not-found', ...own });
    expect(
      await differences(table, async (stance) => kindOf(await world.write(stance, (c) => draftListing(c, { kind, organizationId: world.university })))),
    ).toEqual([]);
  });
  it('saves', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), ...own }), async (stance) => {
        const id = await world.card(kind, 'draft');
        return kindOf(await world.write(stance, (c) => saveListing(c, id, { revision: 1, title: { zh: '改' } })));
      }),
    ).toEqual([]);
  });
  it('submits', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), ...own }), async (stance) => {
        const id = await world.card(kind, 'draft');
        return kindOf(await world.write(stance, (c) => submitListing(c, id)));
      }),
    ).toEqual([]);
  });
});

describe('steps with a card that is submitted', () => {
  it('publishes: approvers', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), admin: 'ok', signatory: 'ok' }), async (stance) => {
        const id = await world.card('need', 'submitted');
        return kindOf(await world.write(stance, (c) => publishListing(c, id)));
      }),
    ).toEqual([]);
  });
  it('returns: editors', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), admin: 'ok', signatory: 'ok', 'technology-manager': 'ok' }), async (stance) => {
        const id = await world.card('need', 'submitted');
        return kindOf(await world.write(stance, (c) => returnListing(c, id, '请补充')));
      }),
    ).toEqual([]);
  });
});

describe('steps with a card that is out', () => {
  const steps = [
    ['pause', (c, id) => pauseListing(c, id, 'x'), { admin: 'ok', signatory: 'ok', 'technology-manager': 'ok', secretariat: 'ok' }],
    ['close', (c, id) => closeListing(c, id, 'x'), { admin: 'ok', signatory: 'ok', secretariat: 'ok' }],
    ['withdraw', (c, id) => withdrawListing(c, id, 'x'), { admin: 'ok', signatory: 'ok' }],
    ['confirm', (c, id) => confirmListing(c, id), { admin: 'ok', signatory: 'ok', 'technology-manager': 'ok' }],
  ] as const satisfies readonly (readonly [string, (c: Parameters<typeof closeListing>[0], id: string) => ReturnType<typeof closeListing>, Partial<Table>])[];
  it.each(steps)('%s', async (_, act, may) => {
    expect(
      await differences(all('not-allowed', may), async (stance) => {
        const id = await world.card('need');
        return kindOf(await world.write(stance, (c) => act(c, id)));
      }),
    ).toEqual([]);
  });
  it('resumes: approvers, unless the secretariat paused it', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), admin: 'ok', signatory: 'ok' }), async (stance) => {
        const id = await world.card('need');
        await world.write('technology-manager', (c) => pauseListing(c, id, 'x'));
        return kindOf(await world.write(stance, (c) => resumeListing(c, id)));
      }),
    ).toEqual([]);
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), secretariat: 'ok' }), async (stance) => {
        const id = await world.card('need');
        await world.write('secretariat', (c) => pauseListing(c, id, 'x'));
        return kindOf(await world.write(stance, (c) => resumeListing(c, id)));
      }),
    ).toEqual([]);
  });
  it('withdraws a draft: its writers', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), admin: 'ok', signatory: 'ok', 'technology-manager': 'ok' }), async (stance) => {
        const id = await world.card('need', 'draft');
        return kindOf(await world.write(stance, (c) => withdrawListing(c, id, 'x')));
      }),
    ).toEqual([]);
  });
});

describe('files', () => {
  const upload = { name: '图纸.pdf', file: { hash: 'a'.repeat(64), size: 10, mediaType: 'application/pdf' } };
  it('adds and removes: editors', async () => {
    expect(
      await differences(all('not-allowed', { ...strangers(hidden), admin: 'ok', signatory: 'ok', 'technology-manager': 'ok' }), async (stance) => {
        const id = await world.card('need', 'draft');
        const added = await world.write(stance, (c) => addAttachment(c, id, 'public', upload));
        if (!added.ok) return added.error.kind;
        return kindOf(await world.write(stance, (c) => removeAttachment(c, id, added.value.id)));
      }),
    ).toEqual([]);
  });
  it.each([
    ['public', all('ok')],
    ['members', all('ok', { visitor: 'attachment-not-found', person: 'attachment-not-found', 'unverified-member': 'attachment-not-found' })],
    ['on-request', all('ok', strangers('attachment-not-found'))],
  ] as const)('reads one of layer %s', async (layer, table) => {
    const id = await world.card('need', 'draft');
    const added = await world.write('admin', (c) => addAttachment(c, id, layer, upload));
    await world.write('admin', (c) => submitListing(c, id));
    await world.write('admin', (c) => publishListing(c, id));
    expect(await differences(table, async (stance) => kindOf(await world.read(stance, (c) => readAttachment(c, id, added.ok ? added.value.id : ''))))).toEqual(
      [],
    );
  });
  it('one that is not published yet stays inside', async () => {
    const id = await world.card('need');
    const added = await world.write('admin', (c) => addAttachment(c, id, 'public', upload));
    expect(
      await differences(all('ok', strangers('attachment-not-found')), async (stance) =>
        kindOf(await world.read(stance, (c) => readAttachment(c, id, added.ok ? added.value.id : ''))),
      ),
    ).toEqual([]);
  });
});

describe('queues', () => {
  it('reviews: the secretariat; an auditor reads', async () => {
    expect(
      await differences(all('not-allowed', { secretariat: 'ok', auditor: 'ok', 'auditing-admin': 'ok' }), async (stance) =>
        kindOf(await world.read(stance, (c) => listReviews(c, undefined, 5))),
      ),
    ).toEqual([]);
    expect(
      await differences(all('not-allowed', { secretariat: 'ok' }), async (stance) => {
        const id = await world.card('need');
        return kindOf(await world.write(stance, (c) => reviewListing(c, id)));
      }),
    ).toEqual([]);
  });
  it('access requests are listed by approvers, the secretariat and auditors', async () => {
    expect(
      await differences(
        all('ok', {
          ...strangers('organization-not-found'),
          viewer: 'not-allowed',
          'technology-manager': 'not-allowed',
          'facility-operator': 'not-allowed',
          'investment-manager': 'not-allowed',
        }),
        async (stance) => kindOf(await world.read(stance, (c) => listAccessRequests(c, world.university, undefined, 5))),
      ),
    ).toEqual([]);
  });
  it('asks for access: members of other verified organizations, in the name of their own', async () => {
    const id = await world.card('achievement', 'published', { layers: { route: 'on-request' } });
    expect(
      await differences(all('organization-not-found', { 'other-member': 'ok', 'other-admin': 'ok' }), async (stance) =>
        kindOf(await world.write(stance, (c) => requestAccess(c, id, { organizationId: world.enterprise, purpose: '评估合作' }))),
      ),
    ).toEqual([]);
    expect(kindOf(await world.write('unverified-member', (c) => requestAccess(c, id, { organizationId: world.applicant, purpose: '评估合作' })))).toBe(
      'not-allowed',
    );
    expect(kindOf(await world.write('viewer', (c) => requestAccess(c, id, { organizationId: world.university, purpose: '评估合作' })))).toBe('not-allowed');
  });
});
