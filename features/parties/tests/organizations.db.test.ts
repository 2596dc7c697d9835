/** From an application to a verified organization: what is refused, what is announced, who gets a letter, who finds it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import { writeLetter, type Letter } from '@tongtu/platform/mail';
import { testNow } from '@tongtu/platform/testing';
import type { OrganizationFields } from '../domain/organization.ts';
import { applyForOrganization } from '../use-cases/apply-for-organization.ts';
import { declineOrganization, reinstateOrganization, suspendOrganization, verifyOrganization } from '../use-cases/decide-organization.ts';
import { listOrganizations, type OrganizationQuery } from '../use-cases/list-organizations.ts';
import { getOrganization } from '../use-cases/organization-view.ts';
import { updateOrganization } from '../use-cases/update-organization.ts';
import { addressOf, kindOf, makeWorld, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const locales = loadLocales();
const apply = (fields: OrganizationFields, now = testNow) => world.write(world.reader('person'), (c) => applyForOrganization(c, fields), now);
const applied = async (changes: Partial<OrganizationFields> = {}): Promise<string> => {
  const result = await apply(world.fieldsOf(changes));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.organization.id;
};
const office = () => world.reader('secretariat');
const sent = (from: number): readonly Letter[] => world.mail.sent.slice(from);
const written = (letters: readonly Letter[]) => letters.map((letter) => writeLetter(locales, letter, 'https://tongtu.example'));

describe('applying', () => {
  it('makes the applicant its admin, tells the secretariat, and shows nobody else', async () => {
    const before = world.mail.sent.length;
    const result = await apply(world.fieldsOf({ name: { zh: '新研究所', en: 'New Institute' }, kind: 'research-institute' }));
    expect(result).toMatchObject({ ok: true, value: { organization: { state: 'applied', verifiedAt: null }, inside: { members: 1 } } });
    const id = result.ok ? result.value.organization.id : '';
    expect(result.ok && result.value.actions).toEqual(['edit', 'edit-identity', 'list-members', 'manage-members', 'list-invitations', 'leave']);
    expect(await world.events(id)).toEqual(['organization-applied', 'member-joined']);
    const [letter, ...others] = written(sent(before));
    expect([letter?.to, others]).toEqual([addressOf('secretariat'), []]);
    expect(letter?.subject).toBe('待核验：新研究所');
    expect(letter?.text).toContain(`person为“新研究所”申请入驻`);
    expect(letter?.text).toContain(`https://tongtu.example/organizations/${id}`);
  });
  it('every violation comes back at once', async () => {
    const result = await apply(world.fieldsOf({ uscc: null, country: 'XX', region: null, parentId: world.enterprise }));
    expect(result).toMatchObject({ error: { kind: 'country-unknown', field: 'body.country' } });
    const two = await apply(world.fieldsOf({ uscc: '1', region: '123456' }));
    expect(two).toMatchObject({ error: { kind: 'invalid-input', errors: [{ kind: 'uscc-length' }, { kind: 'region-unknown' }] } });
  });
  it('a code is an organization’s own, until the application is declined', async () => {
    const fields = world.fieldsOf();
    const first = await apply(fields);
    expect(await apply({ ...fields, name: { zh: '冒名者' } })).toMatchObject({ error: { kind: 'uscc-taken', field: 'body.uscc' } });
    const id = first.ok ? first.value.organization.id : '';
    await world.write(office(), (c) => declineOrganization(c, id, '不是本人'));
    expect(kindOf(await apply({ ...fields, name: { zh: '真身' } }))).toBe('ok');
    expect(kindOf(await world.write(office(), (c) => reinstateOrganization(c, id)))).toBe('uscc-taken');
  });
  it('one person does not flood the secretariat', async () => {
    const flood = async () => kindOf(await world.write(world.reader('other-member'), (c) => applyForOrganization(c, world.fieldsOf())));
    for (let i = 0; i < 10; i += 1) expect(await flood()).toBe('ok');
    const before = world.mail.sent.length;
    expect(await flood()).toBe('applications-too-many');
    expect(world.mail.sent.length).toBe(before);
  });
  it('of two who apply with one code at the same moment one is told', async () => {
    const fields = world.fieldsOf();
    const kinds = await Promise.all([apply(fields), apply(fields), apply(fields)]);
    expect(kinds.map(kindOf).toSorted()).toEqual(['ok', 'uscc-taken', 'uscc-taken']);
  });
  it('a parent is a verified organization, or one’s own', async () => {
    expect(kindOf(await apply(world.fieldsOf({ parentId: world.enterprise })))).toBe('ok');
    expect(kindOf(await apply(world.fieldsOf({ parentId: world.newId() })))).toBe('organization-parent-unknown');
    expect(kindOf(await apply(world.fieldsOf({ parentId: await world.organization('suspended') })))).toBe('organization-parent-unknown');
  });
});

describe('deciding', () => {
  const texts = async (act: (id: string) => Promise<unknown>, from: Parameters<World['organization']>[0]) => {
    const id = await world.organization(from, { name: { zh: '甲单位', en: 'Unit A' } });
    const before = world.mail.sent.length;
    await act(id);
    return { id, letters: written(sent(before)) };
  };
  it.each([
    ['organization-verified', 'applied', (id: string) => world.write(office(), (c) => verifyOrganization(c, id))],
    ['organization-declined', 'applied', (id: string) => world.write(office(), (c) => declineOrganization(c, id, '缺少证书'))],
    ['organization-suspended', 'verified', (id: string) => world.write(office(), (c) => suspendOrganization(c, id, '信息不实'))],
    ['organization-reinstated', 'suspended', (id: string) => world.write(office(), (c) => reinstateOrganization(c, id))],
  ] as const)('%s: its admins get a letter', async (event, from, act) => {
    const { id, letters } = await texts(act, from);
    expect(letters.map((letter) => letter.to).toSorted()).toEqual([addressOf('admin'), addressOf('auditing-admin')]);
    for (const letter of letters) {
      expect(letter.subject).toContain('甲单位');
      expect(letter.text).toContain(`/organizations/${id}`);
      expect(letter.text).not.toContain('{{');
    }
    expect((await world.events(id)).at(-1)).toBe(event);
  });
  it('the reason is in the letter, and on the page for those inside', async () => {
    const { id, letters } = await texts((one) => world.write(office(), (c) => suspendOrganization(c, one, '信息不实')), 'verified');
    expect(letters[0]?.text).toContain('信息不实');
    const seen = await world.read(world.reader('viewer', id, false), (c) => getOrganization(c, id));
    expect(seen).toMatchObject({ value: { organization: { state: 'suspended', stateReason: '信息不实' }, inside: { members: 7 } } });
  });
  it('keeps the day of the first verification', async () => {
    const id = await applied();
    const later = new Date(testNow.getTime() + 86_400_000);
    await world.write(office(), (c) => verifyOrganization(c, id));
    await world.write(office(), (c) => suspendOrganization(c, id, 'x'), later);
    const back = await world.write(office(), (c) => reinstateOrganization(c, id), later);
    expect(back).toMatchObject({ value: { organization: { state: 'verified', verifiedAt: testNow, stateReason: null, updatedAt: later } } });
  });
  it('twice is refused, with what is allowed instead', async () => {
    const id = await applied();
    await world.write(office(), (c) => verifyOrganization(c, id));
    expect(await world.write(office(), (c) => verifyOrganization(c, id))).toMatchObject({ error: { kind: 'wrong-state', details: { allowed: ['suspend'] } } });
  });
});

describe('changing', () => {
  const admin = (id: string, verified = true) => world.reader('admin', id, verified);
  it('is announced by field; no change is no news', async () => {
    const id = await world.organization('verified', { website: 'https://a.example' });
    const events = (await world.events(id)).length;
    const changed = await world.write(admin(id), (c) => updateOrganization(c, id, { website: null, description: { zh: '简介' } }));
    expect(changed).toMatchObject({ value: { organization: { website: null, description: { zh: '简介' } } } });
    await world.write(admin(id), (c) => updateOrganization(c, id, { description: { zh: '简介' } }));
    expect((await world.events(id)).slice(events)).toEqual(['organization-changed']);
  });
  it('what was verified stands fast for its admins and is named', async () => {
    const id = await world.organization('verified');
    const refused = await world.write(admin(id), (c) => updateOrganization(c, id, { kind: 'investor', name: { zh: '别名' }, website: 'https://b.example' }));
    expect(refused).toMatchObject({ error: { kind: 'organization-identity-locked', field: 'body.kind', details: { fields: ['kind', 'name'] } } });
    expect(await world.read(admin(id), (c) => getOrganization(c, id))).toMatchObject({ value: { organization: { kind: 'university', website: null } } });
  });
  it('the same values again are no change', async () => {
    const id = await world.organization('verified', { name: { zh: '同名' } });
    expect(kindOf(await world.write(admin(id), (c) => updateOrganization(c, id, { name: { zh: '同名' }, region: '440100' })))).toBe('ok');
  });
  it('a code that is needed cannot be emptied, nor one taken that another has', async () => {
    const [id, other] = [await world.organization('applied'), world.newUscc()];
    await world.organization('verified', { uscc: other });
    expect(kindOf(await world.write(admin(id, false), (c) => updateOrganization(c, id, { uscc: null })))).toBe('uscc-required');
    expect(kindOf(await world.write(admin(id, false), (c) => updateOrganization(c, id, { uscc: other })))).toBe('uscc-taken');
  });
  it('the tree stays a tree', async () => {
    const [grandparent, parent, child] = [await world.organization(), await world.organization(), await world.organization()];
    const under = (id: string, parentId: string | null) => world.write(office(), (c) => updateOrganization(c, id, { parentId }));
    expect([kindOf(await under(parent, grandparent)), kindOf(await under(child, parent))]).toEqual(['ok', 'ok']);
    expect(kindOf(await under(grandparent, child))).toBe('organization-parent-loop');
    expect(kindOf(await under(parent, parent))).toBe('organization-parent-loop');
    const seen = await world.read(world.reader('visitor'), (c) => getOrganization(c, parent));
    expect(seen).toMatchObject({ value: { parent: { id: grandparent }, children: [{ id: child }] } });
    await world.write(office(), (c) => suspendOrganization(c, child, 'x'));
    await world.write(office(), (c) => suspendOrganization(c, grandparent, 'x'));
    expect(await world.read(world.reader('visitor'), (c) => getOrganization(c, parent))).toMatchObject({ value: { parent: null, children: [] } });
    expect(kindOf(await under(parent, null))).toBe('ok');
  });
  it('two at once close no ring', async () => {
    const [a, b] = [await world.organization(), await world.organization()];
    const under = (id: string, parentId: string) => world.write(office(), (c) => updateOrganization(c, id, { parentId }));
    expect((await Promise.all([under(a, b), under(b, a)])).map(kindOf).toSorted()).toEqual(['ok', 'organization-parent-loop']);
  });
});

describe('listing', () => {
  const list = async (stance: Stance, query: Partial<OrganizationQuery>, organizationId?: string) => {
    const page = await world.read(world.reader(stance, organizationId, false), (c) => listOrganizations(c, { limit: 100, ...query }));
    if (!page.ok) throw new Error(page.error.kind);
    return page.value;
  };
  const ids = async (...args: Parameters<typeof list>) => (await list(...args)).items.map(({ id }) => id);
  it('shows who may be seen', async () => {
    const region = ['650100'];
    const verified = await world.organization('verified', { region: '650100' });
    const waiting = await world.organization('applied', { region: '650100' });
    expect(await ids('visitor', { region })).toEqual([verified]);
    expect(await ids('other-admin', { region, state: ['applied'] })).toEqual([]);
    expect(await ids('viewer', { region }, waiting)).toEqual([waiting, verified]);
    expect(await ids('auditor', { region })).toEqual([waiting, verified]);
    expect((await list('visitor', { region })).total).toBe(1);
  });
  it('narrows by province, city, kind, parent and words', async () => {
    const id = await world.organization('verified', {
      region: '620100',
      kind: 'investor',
      name: { zh: '百分之百_资本%', en: 'Percent Capital' },
      parentId: world.enterprise,
    });
    for (const query of [
      { region: ['620000'] },
      { region: ['620100', '110000'] },
      { kind: ['investor'] as const },
      { parentId: world.enterprise, kind: ['investor'] as const },
      { q: '百分之百_' },
      { q: 'percent CAPITAL' },
      { q: '资本%' },
    ])
      expect(await ids('visitor', query), JSON.stringify(query)).toEqual([id]);
    expect(await ids('visitor', { q: '%' })).toEqual([id]);
    expect(await ids('visitor', { q: "'; drop table organizations; --" })).toEqual([]);
    expect(await ids('visitor', { region: ['620200'] })).toEqual([]);
  });
  it('a code is found by the platform only', async () => {
    const uscc = world.newUscc();
    const id = await world.organization('verified', { uscc });
    expect([await ids('secretariat', { q: uscc.toLowerCase() }), await ids('visitor', { q: uscc })]).toEqual([[id], []]);
  });
  it('pages through, the queue with the longest waiting first', async () => {
    const made = [
      await world.organization('applied', { region: '540100' }),
      await world.organization('applied', { region: '540100' }),
      await world.organization('applied', { region: '540100' }),
    ];
    const query = { region: ['540000'], state: ['applied'] as const };
    expect(await ids('secretariat', query)).toEqual(made);
    const first = await list('secretariat', { ...query, limit: 2 });
    const second = await list('secretariat', { ...query, limit: 2, after: first.next ?? '' });
    expect([first.items.length, first.total, second.items.map(({ id }) => id), second.next]).toEqual([2, 3, [made[2]], null]);
    const newest = await list('secretariat', { region: ['540000'], limit: 1 });
    expect([newest.items[0]?.id, newest.next]).toEqual([made[2], made[2]]);
    expect(kindOf(await world.read(office(), (c) => listOrganizations(c, { after: 'x', limit: 2 })))).toBe('malformed-cursor');
  });
});
