/** Who may do what with a facility's settings, for every stance towards it: one table for each act, written by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '@tongtu/platform/testing';
import { pauseListing } from '../../listings/use-cases/rest-listing.ts';
import { refreshProfiles } from '../use-cases/refresh-profiles.ts';
import { listFacilityCustomers, setCustomerClass } from '../use-cases/facility-customers.ts';
import { getFacility } from '../use-cases/facility-view.ts';
import { openFacility } from '../use-cases/open-facility.ts';
import { listOrganizationFacilities } from '../use-cases/organization-facilities.ts';
import { grantQualification, listQualifications, revokeQualification } from '../use-cases/qualifications.ts';
import { quoteBooking } from '../use-cases/quote-booking.ts';
import { addResource, saveResource } from '../use-cases/resources.ts';
import { saveFacility } from '../use-cases/save-facility.ts';
import { tryRules } from '../use-cases/try-rules.ts';
import { at8, kindOf, makeWorld, stances, tariff, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let facility: OpenedFacility;
beforeAll(async () => {
  world = await makeWorld();
  facility = await world.facility();
});
afterAll(() => world.close());

const hidden = 'facility-not-found';
type Table = Record<Stance, string>;
const all = (answer: string, but: Partial<Table> = {}): Table => ({ ...(Object.fromEntries(stances.map((stance) => [stance, answer])) as Table), ...but });
const outside = [
  'visitor',
  'person',
  'unverified-member',
  'other-provider',
  'enterprise',
  'customer-viewer',
  'customer-manager',
  'customer-signatory',
  'customer-admin',
] as const;
const strangers = (answer: string): Partial<Table> => Object.fromEntries(outside.map((stance) => [stance, answer]));
/** Operators and admins act; the rest of the house, the secretariat and auditors only read; for others there is nothing to set. */
const operators = all('not-allowed', { ...strangers(hidden), operator: 'ok', admin: 'ok' });
/** Its own people and those who look after the platform. */
const insiders = all('ok', strangers(hidden));

/** Where the answers differ from the table: nowhere. */
const differences = async (table: Table, act: (stance: Stance) => Promise<string>): Promise<string[]> => {
  const found: string[] = [];
  for (const stance of stances) {
    const answer = await act(stance);
    if (answer !== table[stance]) found.push(`${stance}: ${answer} instead of ${table[stance]}`);
  }
  return found;
};
const seen =
  (id: string, now = testNow) =>
  (stance: Stance) =>
    world.read(stance, (context) => getFacility(context, id), now).then(kindOf);

describe('reading', () => {
  it('a facility of a public card is everybody’s', async () => {
    expect(await differences(all('ok'), seen(facility.id))).toEqual([]);
  });
  it('of a card for members it is theirs', async () => {
    const id = await world.card({ audience: 'members' });
    await world.write('operator', (context) => openFacility(context, id));
    expect(await differences(all('ok', { visitor: hidden, person: hidden, 'unverified-member': hidden }), seen(id))).toEqual([]);
  });
  it('of a card that is away it is its own people’s and the platform’s', async () => {
    const away = await world.facility();
    await world.write('admin', (context) => pauseListing(context, away.id, '检修'));
    await world.at(testNow, 'admin', (context) => refreshProfiles(context, [away.id]));
    expect(await differences(insiders, seen(away.id))).toEqual([]);
  });
  it('so of one that has expired since', async () => {
    const { rows } = await world.database.pool.query<{ expires_at: Date }>('select expires_at from facility_profiles where facility_id = $1', [facility.id]);
    expect(await differences(all('ok'), seen(facility.id, new Date(rows[0]!.expires_at.getTime() - 1)))).toEqual([]);
    expect(await differences(insiders, seen(facility.id, rows[0]!.expires_at))).toEqual([]);
  });
  it('the price is told to everybody who sees it', async () => {
    const period = { from: at8('2026-01-19T09:00').toISOString(), to: at8('2026-01-19T10:00').toISOString() };
    expect(await differences(all('ok'), (stance) => world.read(stance, (context) => quoteBooking(context, facility.id, period)).then(kindOf))).toEqual([]);
  });
  it('who is qualified, and who pays what, is for the house', async () => {
    expect(await differences(insiders, (stance) => world.read(stance, (context) => listQualifications(context, facility.id)).then(kindOf))).toEqual([]);
    expect(await differences(insiders, (stance) => world.read(stance, (context) => listFacilityCustomers(context, facility.id)).then(kindOf))).toEqual([]);
  });
  it('so is the list of an organization', async () => {
    const table = all('ok', strangers('organization-not-found'));
    expect(await differences(table, (stance) => world.read(stance, (context) => listOrganizationFacilities(context, world.provider)).then(kindOf))).toEqual([]);
  });
});

describe('what the buttons show', () => {
  const actions = (id: string) => async (stance: Stance) => {
    const view = await world.read(stance, (context) => getFacility(context, id));
    return view.ok ? view.value.actions.join(' ') : view.error.kind;
  };
  it('of one that takes bookings', async () => {
    const table = all('', {
      'other-provider': 'book',
      enterprise: 'book',
      'customer-manager': 'book',
      'customer-signatory': 'book',
      'customer-admin': 'book',
      viewer: 'work-desk',
      'technology-manager': 'work-desk book',
      'investment-manager': 'work-desk book',
      signatory: 'work-desk book',
      operator: 'set-up work-desk book',
      admin: 'set-up work-desk book',
      secretariat: 'work-desk',
      auditor: 'work-desk',
      'auditing-admin': 'work-desk',
    });
    expect(await differences(table, actions(facility.id))).toEqual([]);
  });
  it('of one that is not opened yet', async () => {
    const id = await world.card();
    await world.at(testNow, 'admin', (context) => refreshProfiles(context, [id]));
    expect(await differences(all('', { operator: 'open', admin: 'open' }), actions(id))).toEqual([]);
  });
});

describe('setting up', () => {
  it('opens', async () => {
    expect(await differences(operators, async (stance) => kindOf(await world.write(stance, (context) => openFacility(context, facility.id))))).toEqual([]);
    const cards: Record<string, string> = {};
    for (const stance of stances) cards[stance] = await world.card();
    expect(await differences(operators, async (stance) => kindOf(await world.write(stance, (context) => openFacility(context, cards[stance]!))))).toEqual([]);
  });
  it('saves', async () => {
    const revisionNow = async () =>
      (await world.database.pool.query<{ revision: number }>('select revision from facilities where facility_id = $1', [facility.id])).rows[0]!.revision;
    let turn = 0;
    const act = async (stance: Stance) => {
      const revision = await revisionNow();
      turn += 1;
      return kindOf(await world.write(stance, (context) => saveFacility(context, facility.id, { revision, tariff: { ...tariff, noShowAfterMinutes: turn } })));
    };
    expect(await differences(operators, act)).toEqual([]);
  });
  it('adds and changes resources', async () => {
    const name = { zh: '新资源' };
    expect(
      await differences(operators, async (stance) => kindOf(await world.write(stance, (context) => addResource(context, facility.id, { name, capacity: 1 })))),
    ).toEqual([]);
    expect(
      await differences(operators, async (stance) =>
        kindOf(await world.write(stance, (context) => saveResource(context, facility.id, facility.triple, { capacity: 4 }))),
      ),
    ).toEqual([]);
  });
  it('grants and revokes qualifications', async () => {
    const given = { personId: world.readers.person.personId!, code: 'laser', validFrom: '2026-01-01', validUntil: null };
    const ids: string[] = [];
    const grant = async (stance: Stance) => {
      const granted = await world.write(stance, (context) => grantQualification(context, facility.id, given));
      if (granted.ok) ids.push(granted.value.id);
      return kindOf(granted);
    };
    expect(await differences(operators, grant)).toEqual([]);
    const revoke = async (stance: Stance) => kindOf(await world.write(stance, (context) => revokeQualification(context, facility.id, ids[0]!)));
    // The second one who may finds nothing left.
    expect(await differences({ ...operators, admin: 'qualification-not-found' }, revoke)).toEqual([]);
  });
  it('sets the class of a customer', async () => {
    const act = async (stance: Stance) => kindOf(await world.write(stance, (context) => setCustomerClass(context, facility.id, world.enterprise, 'outside')));
    expect(await differences(operators, act)).toEqual([]);
  });
  it('tries rules', async () => {
    const sample = {
      tariffClass: 'outside' as const,
      from: at8('2026-01-19T09:00').toISOString(),
      to: at8('2026-01-19T10:00').toISOString(),
      details: {},
      qualifications: [],
      hoursThisMonth: 0,
    };
    const act = async (stance: Stance) => kindOf(await world.write(stance, (context) => tryRules(context, facility.id, { rules: [], tariff, sample })));
    expect(await differences(operators, act)).toEqual([]);
  });
  it('of one that is not opened yet there is nothing to set, and its people are told so', async () => {
    const id = await world.card();
    await world.at(testNow, 'admin', (context) => refreshProfiles(context, [id]));
    const table = { ...operators, operator: 'facility-not-opened', admin: 'facility-not-opened' };
    expect(
      await differences(table, async (stance) => kindOf(await world.write(stance, (context) => saveFacility(context, id, { revision: 0, accepting: true })))),
    ).toEqual([]);
    expect(await differences(insiders, (stance) => world.read(stance, (context) => listQualifications(context, id)).then(kindOf))).toEqual([]);
  });
});
