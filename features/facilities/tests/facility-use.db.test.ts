/** The report of use on real lives of bookings, who may read it, and the files of the yearly report read back. */
import { Workbook } from '@cj-tech-master/excelts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { hoursOf } from '../domain/facility-use.ts';
import { reportFile } from '../http/report-handlers.ts';
import { approveBooking } from '../use-cases/approve-booking.ts';
import { checkIn } from '../use-cases/check-in.ts';
import { checkOut } from '../use-cases/check-out.ts';
import { confirmBooking } from '../use-cases/confirm-booking.ts';
import { declineBooking } from '../use-cases/decline-booking.ts';
import { getFacilityUse, type FacilityUse } from '../use-cases/facility-use.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { instrumentReport } from '../use-cases/instrument-report.ts';
import { markNoShow } from '../use-cases/mark-no-show.ts';
import { readBooking } from '../use-cases/read-bookings.ts';
import { requestBooking } from '../use-cases/request-booking.ts';
import { broken } from './invariants.ts';
import { at8, kindOf, makeWorld, stances, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let hall: OpenedFacility;
const january = { from: '2026-01-01', to: '2026-01-31' };
const later = at8('2026-02-10T12:00');

const requested = async (from: string, to: string, asked: string, resourceId: string, samples?: number): Promise<Booking> => {
  const place = { facilityId: hall.id, resourceId, from: at8(from).toISOString(), to: at8(to).toISOString() };
  const now = at8(asked);
  const held = must(await world.write('customer-manager', (context) => holdBookings(context, { organizationId: world.university, places: [place] }), now))
    .bookings[0]!;
  const details = samples === undefined ? {} : { samples };
  return must(await world.write('customer-manager', (context) => requestBooking(context, hall.id, held.id, { revision: held.revision, details }), now));
};
const confirmed = async (from: string, to: string, asked: string, answered: string, resourceId: string, samples?: number): Promise<Booking> => {
  const { id, revision } = await requested(from, to, asked, resourceId, samples);
  const agreementSha256 = must(await world.read('admin', (context) => readBooking(context, hall.id, id))).agreement!.sha256;
  const accepted = { revision, agreementSha256 };
  const approved = must(await world.write('operator', (context) => approveBooking(context, hall.id, id, accepted), at8(answered)));
  return must(
    await world.write('customer-signatory', (context) => confirmBooking(context, hall.id, id, { ...accepted, revision: approved.revision }), at8(answered)),
  );
};
const useIn = async (days: { from: string; to: string }, who: Stance = 'operator', now = later): Promise<FacilityUse> =>
  must(await world.read(who, (context) => getFacilityUse(context, world.provider, days), now));

beforeAll(async () => {
  world = await makeWorld();
  hall = await world.facility();
  // Used a little less than booked, with more samples than declared.
  const used = await confirmed('2026-01-20T09:00', '2026-01-20T12:00', '2026-01-16T09:00', '2026-01-16T13:00', hall.single, 4);
  const begun = must(await world.write('operator', (context) => checkIn(context, hall.id, used.id, used.revision), at8('2026-01-20T09:15')));
  must(await world.write('operator', (context) => checkOut(context, hall.id, used.id, { revision: begun.revision, samples: 6 }), at8('2026-01-20T11:45')));
  // Nobody came.
  const missed = await confirmed('2026-01-21T09:00', '2026-01-21T11:00', '2026-01-16T09:00', '2026-01-16T11:00', hall.single);
  must(await world.write('operator', (context) => markNoShow(context, hall.id, missed.id, missed.revision), at8('2026-01-21T10:30')));
  // Declined after three hours.
  const refused = await requested('2026-01-22T09:00', '2026-01-22T11:00', '2026-01-16T09:00', hall.triple);
  const no = { revision: refused.revision, reason: 'no-staff' } as const;
  must(await world.write('operator', (context) => declineBooking(context, hall.id, refused.id, no), at8('2026-01-16T12:00')));
  // Never answered, and not yet taken away.
  await requested('2026-01-29T09:00', '2026-01-29T10:00', '2026-01-16T09:00', hall.triple);
}, 120_000);
afterAll(() => world.close());

it('the lives that it counts are sound', async () => expect(await broken(world.database.pool)).toEqual([]));

describe('the figures', () => {
  it('are those of each resource, in the order of the desk', async () => {
    const { lines } = await useIn(january);
    expect(lines.map((line) => line.resourceId)).toEqual([hall.single, hall.triple, ...hall.reactors]);
    expect(lines[0]).toMatchObject({ bookings: 2, uses: 1, noShows: 1, customers: 1, cancellations: 0, samples: 6 });
    expect([lines[0]!.booked, lines[0]!.used, lines[0]!.outside].map(hoursOf)).toEqual([5, 2.5, 2.5]);
    expect(lines[1]).toMatchObject({ used: 0, bookings: 0, income: [] });
    expect(lines[1]!.open).toBe(3 * lines[0]!.open);
  });
  it('income is what was charged: the use and the fee of who did not come', async () => {
    const { rows } = await world.database.pool.query<{ sum: string }>('select sum(amount)::text as sum from charges where facility_id = $1', [hall.id]);
    const [first] = (await useIn(january)).lines;
    expect(first!.income).toEqual([{ currency: 'CNY', amount: BigInt(rows[0]!.sum) }]);
    // 3 h and 6 samples at research rates, then 2 h that nobody came to.
    expect(first!.income[0]!.amount).toBe(3n * 5000n + 6n * 3000n + 2n * 5000n);
  });
  it('maintenance takes open time away, own use does not', async () => {
    const { open } = (await useIn(january)).lines[0]!;
    const block = (kind: string, day: string): Promise<unknown> =>
      world.database.pool.query(
        `with b as (insert into blocks (facility_id, block_id, resource_id, kind, note, from_at, to_at, zone, rrule, exdates, calendar_id, uid, written_until, created_by, created_at)
          values ($1, $2, null, $3, null, $4, $5, 'Asia/Shanghai', null, '[]', null, null, $5, null, $4) returning *)
         insert into block_occurrences (facility_id, block_id, resource_id, from_at, to_at) select facility_id, block_id, resource_id, from_at, to_at from b`,
        [hall.id, world.newId(), kind, at8(`${day}T13:00`), at8(`${day}T18:00`)],
      );
    await block('internal', '2026-01-27');
    expect((await useIn(january)).lines[0]!.open).toBe(open);
    // Open until five: four of the five hours were open ones.
    await block('maintenance', '2026-01-28');
    expect(hoursOf((await useIn(january)).lines[0]!.open)).toBe(hoursOf(open) - 4);
  });
  it('days make the month', async () => {
    const parts = [await useIn({ from: '2026-01-01', to: '2026-01-20' }), await useIn({ from: '2026-01-21', to: '2026-01-31' })];
    const whole = await useIn(january);
    for (const key of ['open', 'booked', 'used', 'outside', 'bookings', 'samples'] as const)
      expect(
        parts.reduce((sum, part) => sum + part.lines[0]![key], 0),
        key,
      ).toBe(whole.lines[0]![key]);
  });
});

it('requests and their answers', async () => {
  expect((await useIn(january)).requests).toEqual({
    received: 4,
    approved: 2,
    declined: 1,
    unanswered: 1,
    waiting: 0,
    refusals: [{ reason: 'no-staff', count: 1 }],
    medianResponseHours: 3,
    slowestResponseHours: 4,
  });
  expect((await useIn({ from: '2026-01-17', to: '2026-01-31' })).requests).toMatchObject({ received: 0, medianResponseHours: null });
});

describe('the door', () => {
  const readers: readonly Stance[] = [
    'viewer',
    'technology-manager',
    'investment-manager',
    'signatory',
    'operator',
    'admin',
    'secretariat',
    'auditor',
    'auditing-admin',
  ];
  it.each(stances)('%s', async (who) => {
    const wanted = readers.includes(who) ? 'ok' : 'organization-not-found';
    expect(kindOf(await world.read(who, (context) => getFacilityUse(context, world.provider, january)))).toBe(wanted);
    expect(kindOf(await world.read(who, (context) => instrumentReport(context, world.provider, 2026, 'zh')))).toBe(wanted);
  });
  it.each([
    ['2026-01-02', '2026-01-01', 'period-reversed'],
    ['2026-01-01', '2026-01-01', 'ok'],
    ['2025-01-01', '2026-02-04', 'ok'],
    ['2025-01-01', '2026-02-05', 'window-too-long'],
    ['0001-01-01', '0001-02-01', 'period-out-of-range'],
    ['9999-12-30', '9999-12-31', 'period-out-of-range'],
  ])('%s to %s: %s', async (from, to, kind) =>
    expect(kindOf(await world.read('operator', (context) => getFacilityUse(context, world.provider, { from, to })))).toBe(kind),
  );
});

describe('the yearly report', () => {
  const report = async (language: 'zh' | 'en') =>
    must(await world.read('operator', (context) => instrumentReport(context, world.provider, 2026, language), later));
  it('is read back from XLSX: what it is above, figures as figures below', async () => {
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(await reportFile(await report('zh'), 'xlsx')));
    const sheet = book.worksheets[0]!;
    const rows: unknown[][] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    expect(sheet.name).toBe('开放共享情况');
    expect(rows[0]![0]).toBe('大型科研仪器与设施开放共享年度报告');
    expect(rows[1]).toEqual(['单位', '示例装备集团']);
    expect(rows.find((row) => row[0] === '统计截至')).toEqual(['统计截至', '2026-02-10']);
    const head = rows.findIndex((row) => row[0] === '单位' && row[1] === '设施');
    const first = Object.fromEntries((rows[head] as string[]).map((name, index) => [name, rows[head + 1]![index]]));
    expect(first).toMatchObject({
      单位: '示例装备集团',
      设施: '示例中试线',
      装置: '线性加速器',
      机位数: 1,
      '年预约机时（小时）': 5,
      '年使用机时（小时）': 2.5,
      '对外服务机时（小时）': 2.5,
      对外服务率: 1,
      服务单位数: 1,
      服务次数: 1,
      样品数: 6,
      未到场次数: 1,
      '收入（元）': 430,
    });
    expect(rows).toHaveLength(head + 1 + 5);
  });
  it('is read back from CSV, with the mark that spreadsheets need', async () => {
    const bytes = Buffer.from(await reportFile(await report('en'), 'csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ Organization: 'Example Equipment Group', Resource: 'Accelerator', 'Used hours': '2.5', 'No-shows': '1' });
  });
  it('a name that looks like a formula stays a text in both', async () => {
    await world.database.pool.query('update resources set name = $1 where facility_id = $2 and resource_id = $3', [
      JSON.stringify({ zh: '=HYPERLINK("http://example.org")' }),
      hall.id,
      hall.triple,
    ]);
    const rows = parse(Buffer.from(await reportFile(await report('zh'), 'csv')), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows[1]!['装置']).toBe(`'=HYPERLINK("http://example.org")`);
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(await reportFile(await report('zh'), 'xlsx')));
    const found: unknown[] = [];
    book.worksheets[0]!.eachRow((row) => found.push(row.getCell(3).value));
    expect(found).toContain('=HYPERLINK("http://example.org")');
  });
});
