/**
 * Opens the demo facilities for booking and fills their calendars. Its own step, after the cards: a database that was seeded
 * before facilities could be booked gets it too. Each facility is one transaction, and one that somebody has opened since is
 * left to its people. Nothing here stops the house from starting: what a changed database refuses is said and left out.
 */
import { addBlock, addResource, facilitiesByIds, grantQualification, openFacility, saveFacility, saveResource, setCustomerClass } from '@tongtu/facilities';
import type { Context } from '@tongtu/platform/context';
import { expect as must, ok, type Result } from '@tongtu/kernel/result';
import { book, timesOf } from './book.ts';
import { demoFacilities, type DemoFacility } from './facilities.ts';
import { idOfName, named } from './ids.ts';
import { readersOf, type Readers } from './readers.ts';
import type { SeedOptions } from './seed.ts';
import { seedStatements, type Used } from './seed-statements.ts';
import { instantOf, workday } from './workdays.ts';

const dayMs = 86_400_000;
const openedDaysAgo = 75;

/** Past steps write no letters today. */
const silent: Context['mail'] = { send: async () => {} };

const idIn = (demo: DemoFacility, key: string): string =>
  idOfName(demo.groups.some((group) => group.key === key) ? `resource-group/${demo.reference}/${key}` : `resource/${demo.reference}/${key}`);

/** Everything but bookings and blocks. */
const setUp = async (context: Context, demo: DemoFacility, id: string, readers: Readers): Promise<Result<unknown>> => {
  const [first, ...others] = demo.resources;
  const opened = await openFacility(named(context, `resource/${demo.reference}/${first!.key}`), id);
  if (!opened.ok) return opened;
  const groups = demo.groups.map(({ key, name }) => ({ id: idIn(demo, key), name }));
  const grouped = await saveFacility(context, id, { revision: opened.value.facility.revision, groups });
  if (!grouped.ok) return grouped;
  const fields = ({ name, capacity, group, openings }: DemoFacility['resources'][number]) => ({
    name,
    capacity,
    ...(group && { groupId: idIn(demo, group) }),
    ...(openings && { openings }),
  });
  must(await saveResource(context, id, idIn(demo, first!.key), fields(first!)));
  for (const resource of others) must(await addResource(named(context, `resource/${demo.reference}/${resource.key}`), id, fields(resource)));
  const { approval, openings, rules, tariff, terms } = demo;
  const { revision } = grouped.value.facility;
  must(await saveFacility(context, id, { revision, accepting: true, approval, openings, rules, tariff, terms }));
  // An organization that is gone by now is no customer.
  for (const { organization, tariffClass } of demo.customers) await setCustomerClass(context, id, idOfName(`organization/${organization}`), tariffClass);
  for (const { person, code } of demo.qualified) {
    const { personId } = await readers(person);
    const [validFrom, validUntil] = [-90, 500].map((days) => new Date(context.now.getTime() + days * dayMs).toISOString().slice(0, 10)) as [string, string];
    if (personId !== undefined) must(await grantQualification(context, id, { personId, code, validFrom, validUntil }));
  }
  return ok(undefined);
};

const addBlocks = async (context: Context, demo: DemoFacility, id: string): Promise<void> => {
  for (const { on, kind, note, workday: day, at, hours, rrule } of demo.blocks) {
    const from = instantOf(workday(context.now, day), at);
    const to = new Date(from.getTime() + hours * 3_600_000);
    const resourceId = on === undefined ? null : idIn(demo, on);
    must(
      await addBlock(context, id, { resourceId, kind, note, from: from.toISOString(), to: to.toISOString(), ...(rrule && { rrule }), despiteClashes: true }),
    );
  }
};

/** The bookings that were made. */
const seedOne = async (given: Context, demo: DemoFacility, now: Date, log: (line: string) => void): Promise<readonly Used[] | undefined> => {
  const id = idOfName(`listing/${demo.reference}`);
  if ((await facilitiesByIds(given.tx, [id])).has(id)) return undefined;
  const readers = readersOf(given);
  const provider = await readers(demo.operator);
  const quiet: Context = { ...given, mail: silent };
  const ready = await setUp({ ...quiet, reader: provider, now: new Date(now.getTime() - openedDaysAgo * dayMs) }, demo, id, readers);
  if (!ready.ok) {
    log(`${demo.reference}: ${ready.error.kind}`);
    return undefined;
  }
  // In the order in which they were asked for.
  const bookings = demo.bookings.toSorted((a, b) => +timesOf({ facility: demo, booking: a, now }).held - +timesOf({ facility: demo, booking: b, now }).held);
  const made: Used[] = [];
  for (const booking of bookings) {
    const customer = await readers(booking.by);
    const organizationId = booking.for === undefined ? (customer.memberships[0]?.organizationId ?? '') : idOfName(`organization/${booking.for}`);
    const booked = await book(quiet, { facility: demo, facilityId: id, idOf: (key) => idIn(demo, key), organizationId, customer, provider }, booking, now);
    if (booked.ok) made.push({ booking: booked.value, provider, ...(booking.corrected && { corrected: booking.corrected }) });
    else log(`${demo.reference} ${booking.on} ${booking.workday} ${booking.state}: ${JSON.stringify(booked.error)}`);
  }
  await addBlocks({ ...quiet, reader: provider, now }, demo, id);
  return made;
};

export type SeededFacilities = { readonly facilities: number; readonly bookings: number };

export const seedFacilities = async ({ inTransaction, now, log = () => {} }: SeedOptions): Promise<SeededFacilities> => {
  const made: Used[] = [];
  let facilities = 0;
  for (const demo of demoFacilities()) {
    const used = await inTransaction((context) => seedOne(context, demo, now, log));
    if (used === undefined) continue;
    facilities += 1;
    made.push(...used);
  }
  await seedStatements(inTransaction, made, now);
  return { facilities, bookings: made.length };
};
