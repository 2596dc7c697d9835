/**
 * What nobody may learn through search: for every stance that somebody can have, words that stand only in fields he may
 * not read find nothing, mark nothing, count nothing and are in no reason of a match. What the card's own page shows
 * (`listingForReader`) is the measure.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listingForReader } from '@tongtu/listings';
import { pauseListing } from '../../listings/use-cases/rest-listing.ts';
import { bodies } from '../../listings/tests/bodies.ts';
import { stances, type Stance } from '../../listings/tests/world.ts';
import type { Hit, Match } from '../contract.ts';
import { makeHouse, until, type House, type Opened } from './house.ts';

let house: House;
let opened: Opened;
/** Words that stand in one field of one card each. */
const marks = {
  open: 'openquartz',
  members: 'membersfelspar',
  onRequest: 'requestbasalt',
  inMembersCard: 'innergranite',
  inMembersCardOnRequest: 'innermarble',
  inDraft: 'draftslate',
  inPaused: 'pausedchalk',
  unpublished: 'unpublishedgneiss',
} as const;
type Mark = keyof typeof marks;
const cards = {} as Record<'layered' | 'forMembers' | 'draft' | 'paused' | 'need' | 'facility' | 'fund', string>;
const cardOf: Readonly<Record<Mark, keyof typeof cards>> = {
  open: 'layered',
  members: 'layered',
  onRequest: 'layered',
  inMembersCard: 'forMembers',
  inMembersCardOnRequest: 'forMembers',
  inDraft: 'draft',
  inPaused: 'paused',
  unpublished: 'layered',
};
/** What a buyer asks for is there, and the mark besides. */
const marked = (text: { zh?: string | undefined; en?: string | undefined } | undefined, mark: string) => ({ ...text, en: `The word ${mark} stands here` });
const titled = (zh: string) => ({ title: { zh } });

beforeAll(async () => {
  house = await makeHouse();
  opened = house.open();
  opened.start();
  const { achievement } = bodies;
  cards.layered = await house.card('achievement', 'published', {
    ...titled('分层示例'),
    body: {
      ...achievement,
      alternative: marked(achievement.alternative, marks.open),
      costAtScale: marked(achievement.costAtScale, marks.members),
      problem: marked(achievement.problem, marks.onRequest),
    },
    layers: { problem: 'on-request' },
  });
  cards.forMembers = await house.card('achievement', 'published', {
    ...titled('成员可见'),
    audience: 'members',
    body: { ...achievement, alternative: marked(achievement.alternative, marks.inMembersCard), route: marked(achievement.route, marks.inMembersCardOnRequest) },
    layers: { route: 'on-request' },
  });
  cards.draft = await house.card('achievement', 'draft', {
    ...titled('草稿'),
    body: { ...achievement, alternative: marked(achievement.alternative, marks.inDraft) },
  });
  cards.paused = await house.card('achievement', 'published', {
    ...titled('暂停'),
    body: { ...achievement, alternative: marked(achievement.alternative, marks.inPaused) },
  });
  await house.write('admin', (context) => pauseListing(context, cards.paused, '整理资料'));
  cards.need = await house.card('need');
  cards.facility = await house.card('facility');
  cards.fund = await house.card('fund');
  const { saveListing } = await import('../../listings/use-cases/save-listing.ts');
  const { getWorkingCopy } = await import('../../listings/use-cases/working-copy.ts');
  const copy = await house.read('admin', (context) => getWorkingCopy(context, cards.layered));
  const revision = copy.ok ? copy.value.listing.revision : -1;
  const saved = await house.write('admin', (context) =>
    saveListing(context, cards.layered, { revision, body: { ...achievement, alternative: marked(achievement.alternative, marks.unpublished) } }),
  );
  if (!saved.ok) throw new Error(saved.error.kind);
  await until(
    () => items('secretariat', {}),
    (found) => found.length === 5,
  );
  await until(
    () => opened.search('secretariat', { q: marks.onRequest }),
    (result) => result.ok && (result.value as { items: Hit[] }).items.length === 1,
  );
});
afterAll(async () => {
  await opened.stop();
  await house.close();
});

const valueOf = async <T>(result: Promise<{ ok: boolean }>): Promise<T> => {
  const settled = (await result) as { ok: boolean; value?: T; error?: unknown };
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value!;
};
type Page = { items: Hit[]; total: number; facets: unknown };
const items = async (stance: Stance, query: Record<string, unknown>): Promise<Hit[]> => (await valueOf<Page>(opened.search(stance, query))).items;

/** Whether the card's own page shows this reader the word, and lists show him the card. */
const sees = (stance: Stance, mark: Mark): Promise<boolean> =>
  house.read(stance, async (context) => {
    const read = await listingForReader(context, cards[cardOf[mark]]);
    if (!read.ok || read.value.listing.state !== 'published') return false;
    const { body, layers } = read.value.listing;
    const face = Object.fromEntries(Object.entries(body).filter(([field]) => read.value.readableLayers.has(layers[field]!)));
    return JSON.stringify(face).includes(marks[mark]);
  });

describe.each(stances)('%s', (stance) => {
  it.each(Object.keys(marks) as Mark[])('finds the word “%s” exactly where he may read it', async (mark) => {
    const page = await valueOf<Page>(opened.search(stance, { q: marks[mark] }));
    expect(page.items.map((hit) => hit.listing.id)).toEqual((await sees(stance, mark)) ? [cards[cardOf[mark]]] : []);
    expect(page.total).toBe(page.items.length);
    // What finds nothing counts nothing; every kind that is counted was found.
    expect(JSON.stringify(page.facets).includes('count')).toBe(page.items.length > 0);
  });
  it('no list counts or shows what is not his to find', async () => {
    const member = stance !== 'visitor' && stance !== 'person' && stance !== 'unverified-member';
    const page = await valueOf<Page>(opened.search(stance, {}));
    expect(page.total).toBe(member ? 5 : 4);
    expect(page.items.some((hit) => hit.listing.id === cards.forMembers)).toBe(member);
    expect(page.items.filter((hit) => hit.listing.id === cards.need).map((hit) => hit.listing.amount !== null)).toEqual([member]);
  });
  it('no hidden word, price or budget is in a match, from either side', async () => {
    const hidden: string[] = [];
    for (const mark of Object.keys(marks) as Mark[]) if (!(await sees(stance, mark))) hidden.push(marks[mark]);
    const told: Match[] = [];
    for (const kind of ['need', 'facility', 'fund'] as const)
      told.push(...(await valueOf<{ items: Match[] }>(opened.matches(stance, cards.layered, kind))).items);
    for (const from of [cards.need, cards.facility, cards.fund])
      told.push(...(await valueOf<{ items: Match[] }>(opened.matches(stance, from, 'achievement'))).items);
    expect(told.length).toBeGreaterThan(3);
    const text = JSON.stringify(told);
    for (const word of hidden) expect(text).not.toContain(word);
    const seesMoney = await house.read(stance, async (context) => {
      const read = await listingForReader(context, cards.layered);
      return read.ok && read.value.readableLayers.has('members');
    });
    // What the next step takes lies in the members' layer.
    expect(told.some((match) => match.reasons.some((reason) => reason.criterion === 'ticket' && reason.outcome !== 'unknown'))).toBe(seesMoney);
  });
  it('a card that he may not see has no matches', async () => {
    const result = await opened.matches(stance, cards.draft, 'need');
    const own = await house.read(stance, (context) => listingForReader(context, cards.draft));
    expect(result.ok).toBe(own.ok);
  });
});

it('the state of the index is for platform roles', () => {
  const line = opened.feature.routes.find((served) => served.route.name === 'getIndexState')!.policy;
  expect(stances.filter((stance) => line(house.readers[stance]) === 'allowed')).toEqual(['secretariat', 'auditor', 'auditing-admin']);
});

it('cards of one kind are not matched', async () =>
  expect(await opened.matches('visitor', cards.layered, 'achievement')).toMatchObject({ ok: false, error: { kind: 'match-kinds-same' } }));
