/** Money after the use: what is charged, corrected, stated and given back, by whom, and that nothing is stated twice. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import { expect as must } from '@tongtu/kernel/result';
import { loadLocales } from '@tongtu/platform/i18n';
import type { Booking } from '../domain/booking.ts';
import { statedFacts, type StoredStatement } from '../domain/statement.ts';
import { stateAllProviders } from '../money/jobs.ts';
import { statementFile } from '../money/statement-document.ts';
import { checkIn } from '../use-cases/check-in.ts';
import { checkOut } from '../use-cases/check-out.ts';
import { confirmBooking } from '../use-cases/confirm-booking.ts';
import { correctCharge } from '../use-cases/correct-charge.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { issueStatements } from '../use-cases/issue-statements.ts';
import { readBooking } from '../use-cases/read-bookings.ts';
import { requestBooking } from '../use-cases/request-booking.ts';
import { getStatement, listOpenCharges, listStatements } from '../use-cases/statements.ts';
import { at8, kindOf, makeWorld, stances, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let hall: OpenedFacility;
beforeAll(async () => {
  world = await makeWorld();
  hall = await world.facility({ approval: 'automatic' });
});
afterAll(() => world.close());
afterEach(async () => {
  await world.database.pool.query(
    `delete from statements; delete from charges; delete from bookings; delete from booking_entries; delete from test_agreements; delete from events where subject_type in ('booking', 'charge', 'statement')`,
  );
  world.mail.sent.length = 0;
});

/** Booked, confirmed, used as long as booked, and charged at its end: 50 yuan an hour for the university, 100 for the enterprise (200 at least). */
const used = async (from: string, to: string, by: 'university' | 'enterprise' = 'university', resourceId = hall.single): Promise<Booking> => {
  const who: Stance = by === 'university' ? 'customer-signatory' : 'enterprise';
  const place = { facilityId: hall.id, resourceId, from: at8(from).toISOString(), to: at8(to).toISOString() };
  const early = new Date(at8(from).getTime() - 3 * 86_400_000);
  const held = must(await world.write(who, (context) => holdBookings(context, { organizationId: world[by], places: [place] }), early)).bookings[0]!;
  const asked = must(await world.write(who, (context) => requestBooking(context, hall.id, held.id, { revision: held.revision, details: {} }), early));
  const { agreement } = must(await world.read(who, (context) => readBooking(context, hall.id, held.id), early));
  const sure = must(
    await world.write(who, (context) => confirmBooking(context, hall.id, held.id, { revision: asked.revision, agreementSha256: agreement!.sha256 }), early),
  );
  const running = must(await world.write('operator', (context) => checkIn(context, hall.id, held.id, sure.revision), at8(from)));
  return must(await world.write('operator', (context) => checkOut(context, hall.id, held.id, { revision: running.revision }), at8(to)));
};
const chargesOf = async (booking: Booking) => must(await world.read('operator', (context) => readBooking(context, hall.id, booking.id))).charges;
const correct = async (booking: Booking, amount: string, now: Date, chargeId?: string, who: Stance = 'operator') => {
  const whole = must(await world.read('operator', (context) => readBooking(context, hall.id, booking.id)));
  const asked = { revision: whole.booking.revision, chargeId: chargeId ?? whole.charges[0]!.id, amount, reason: '计量表读错' };
  return world.write(who, (context) => correctCharge(context, hall.id, booking.id, asked), now);
};
const issue = (month: string, now = at8('2026-02-01T08:00'), who: Stance = 'signatory') =>
  world.write(who, (context) => issueStatements(context, world.provider, month), now);
const briefly = (statements: readonly StoredStatement[]) =>
  statements.map(({ number, kind, organizationId, total, lines }) => [number, kind, organizationId, total, lines.map((line) => line.amount)]);
const all = async () =>
  must(await world.read('operator', (context) => listStatements(context, { organizationId: world.provider, side: 'provider', limit: 100 }))).items;
const hashOf = (statement: StoredStatement): string =>
  createHash('sha256')
    .update(canonicalBytes(statedFacts(statement)))
    .digest('hex');

describe('a month is stated', () => {
  it('once for each customer, with everything that was charged before its end', async () => {
    const [first, second, third] = [
      await used('2026-01-20T09:00', '2026-01-20T12:00'),
      await used('2026-01-21T09:00', '2026-01-21T11:00'),
      await used('2026-01-22T09:00', '2026-01-22T12:00', 'enterprise'),
    ];
    await used('2026-02-02T09:00', '2026-02-02T10:00');
    const issued = must(await issue('2026-01', at8('2026-02-03T08:00')));
    const of = (organizationId: string) => issued.find((one) => one.organizationId === organizationId)!;
    expect(issued).toHaveLength(2);
    expect(of(world.university)).toMatchObject({ kind: 'statement', month: '2026-01', currency: 'CNY', total: 25_000n, corrects: null });
    expect(of(world.university).lines.map((line) => [line.bookingId, line.amount])).toEqual([
      [first.id, '15000'],
      [second.id, '10000'],
    ]);
    expect(of(world.university).lines[0]).toMatchObject({
      facilityTitle: { zh: '示例中试线' },
      resourceName: { zh: '线性加速器' },
      personName: 'customersignatory',
      from: at8('2026-01-20T09:00').toISOString(),
      zone: 'Asia/Shanghai',
      kind: 'use',
      lines: [{ item: 'hour', quantity: '3', unitPrice: '5000', amount: '15000' }],
    });
    expect(of(world.enterprise)).toMatchObject({ total: 30_000n, parties: { provider: { zh: '示例装备集团' }, customer: { zh: '示例科技公司' } } });
    expect(of(world.enterprise).lines.map((line) => line.bookingId)).toEqual([third.id]);
    expect(issued.map((one) => one.number)).toEqual(['202601-0001', '202601-0002']);
    for (const statement of issued) {
      expect(statement.sha256).toBe(hashOf(statement));
      expect(await world.announced(statement.id)).toEqual(['statement-issued']);
    }
    expect((await chargesOf(first))[0]!.statementId).toBe(of(world.university).id);
    expect(must(await world.read('viewer', (context) => listOpenCharges(context, world.provider)))).toEqual([
      {
        organizationId: world.university,
        organizationName: { zh: '示例大学', en: 'Example University' },
        currency: 'CNY',
        month: '2026-02',
        total: 5000n,
        charges: 1,
      },
    ]);
    // Signatories and admins of the customer are told, nobody else.
    expect(world.mail.sent.filter((letter) => letter.template === 'facilities.statement-issued').map((letter) => letter.to)).toEqual(
      expect.arrayContaining(['customersignatory@example.org', 'customeradmin@example.org', 'enterprise@example.org']),
    );
    expect(world.mail.sent.filter((letter) => letter.template === 'facilities.statement-issued')).toHaveLength(3);
  });

  it('a second call states nothing again, and the next month goes on with the numbers', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    const first = must(await issue('2026-01'));
    expect(must(await issue('2026-01'))).toEqual([]);
    await used('2026-02-03T09:00', '2026-02-03T10:00');
    const next = must(await issue('2026-02', at8('2026-03-01T00:00')));
    expect([...first, ...next].map((one) => one.number)).toEqual(['202601-0001', '202602-0002']);
  });

  it('many calls at once state it once', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    await used('2026-01-22T09:00', '2026-01-22T12:00', 'enterprise');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => issue('2026-01', undefined, index % 2 === 0 ? 'signatory' : 'admin')));
    expect(
      answers
        .flatMap((answer) => must(answer))
        .map((one) => one.number)
        .sort(),
    ).toEqual(['202601-0001', '202601-0002']);
    expect(await all()).toHaveLength(2);
  });

  it('not before it is over, by the clock in Beijing', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    expect(kindOf(await issue('2026-01', new Date('2026-01-31T15:59:59Z')))).toBe('month-not-over');
    expect(kindOf(await issue('2026-01', new Date('2026-01-31T16:00:00Z')))).toBe('ok');
    expect(kindOf(await issue('2199-12'))).toBe('month-not-over');
  });

  it('what was charged in an earlier month and never stated comes along', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    await used('2026-02-03T09:00', '2026-02-03T10:00');
    const issued = must(await issue('2026-02', at8('2026-03-02T08:00')));
    expect(briefly(issued)).toEqual([['202602-0001', 'statement', world.university, 20_000n, ['15000', '5000']]]);
  });

  it('keeps the names that stood when it was issued', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    const [statement] = must(await issue('2026-01'));
    await world.database.pool.query(`update facility_profiles set title = '{"zh":"改名后的中试线"}' where facility_id = $1`, [hall.id]);
    await world.database.pool.query(`update organizations set name = '{"zh":"改名后的大学"}' where organization_id = $1`, [world.university]);
    const { statement: kept } = must(await world.read('customer-viewer', (context) => getStatement(context, world.provider, statement!.id)));
    expect(kept).toEqual(statement);
    expect(kept.sha256).toBe(hashOf(kept));
    await world.database.pool.query(`update organizations set name = '{"zh":"示例大学","en":"Example University"}' where organization_id = $1`, [
      world.university,
    ]);
    await world.database.pool.query(`update facility_profiles set title = '{"zh":"示例中试线","en":"Example pilot line"}' where facility_id = $1`, [hall.id]);
  });
});

describe('by itself', () => {
  const running = { signal: new AbortController().signal };
  const byTheHouse = (now: Date) => world.read('visitor', (context) => stateAllProviders(context, running), now);
  it('in the night after the month, for every provider, and not twice', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    expect(await byTheHouse(at8('2026-02-01T03:17'))).toBe(1);
    expect(await byTheHouse(at8('2026-02-02T03:17'))).toBe(0);
    expect(await all()).toMatchObject([{ issuedBy: null, month: '2026-01', number: '202601-0001' }]);
  });
});

describe('corrections', () => {
  it('before the statement both stand on it, with the reason', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    const corrected = must(await correct(booking, '12000', at8('2026-01-21T10:00')));
    expect(corrected.state).toBe('completed');
    const charges = await chargesOf(booking);
    expect(charges.map((one) => [one.kind, one.amount, one.corrects, one.reason])).toEqual([
      ['use', 15_000n, null, null],
      ['correction', -3000n, charges[0]!.id, '计量表读错'],
    ]);
    const { entries } = must(await world.read('customer-viewer', (context) => readBooking(context, hall.id, booking.id)));
    expect(entries.at(-1)).toMatchObject({
      action: 'correct',
      words: '计量表读错',
      changed: { chargeId: charges[0]!.id, was: '15000', amount: '12000', currency: 'CNY' },
    });
    expect(briefly(must(await issue('2026-01')))).toEqual([['202601-0001', 'statement', world.university, 12_000n, ['15000', '-3000']]]);
  });

  it('found in the next month, but before the statement, still comes onto it: nothing is stated that is known to be wrong', async () => {
    const booking = await used('2026-01-30T09:00', '2026-01-30T12:00');
    must(await correct(booking, '0', at8('2026-02-02T10:00')));
    expect(briefly(must(await issue('2026-01', at8('2026-02-03T08:00'))))).toEqual([['202601-0001', 'statement', world.university, 0n, ['15000', '-15000']]]);
  });

  it('after the statement, too much is given back at once by a credit note that names it', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    const [statement] = must(await issue('2026-01'));
    must(await correct(booking, '12000', at8('2026-02-10T10:00')));
    const [note] = (await all()).filter((one) => one.kind === 'credit-note');
    expect(note).toMatchObject({ number: '202602-0002', month: '2026-02', total: -3000n, corrects: statement!.id, organizationId: world.university });
    expect(note!.sha256).toBe(hashOf(note!));
    const read = must(await world.read('customer-viewer', (context) => getStatement(context, world.provider, statement!.id)));
    expect(read.creditNotes.map((one) => one.id)).toEqual([note!.id]);
    expect(must(await world.read('customer-viewer', (context) => getStatement(context, world.provider, note!.id))).corrected?.number).toBe('202601-0001');
    // It stands on its note, not on the next statement.
    expect(must(await issue('2026-02', at8('2026-03-01T08:00')))).toEqual([]);
    expect(world.mail.sent.map((letter) => letter.template)).toContain('facilities.credit-note-issued');
  });

  it('after the statement, too little goes onto the next one', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    must(await issue('2026-01'));
    must(await correct(booking, '20000', at8('2026-02-10T10:00')));
    expect((await all()).filter((one) => one.kind === 'credit-note')).toEqual([]);
    expect(briefly(must(await issue('2026-02', at8('2026-03-01T08:00'))))).toEqual([['202602-0002', 'statement', world.university, 5000n, ['5000']]]);
  });

  it('a correction of a correction corrects the charge itself', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    must(await correct(booking, '12000', at8('2026-01-21T10:00')));
    const [root, first] = await chargesOf(booking);
    must(await correct(booking, '14000', at8('2026-01-21T11:00'), first!.id));
    expect((await chargesOf(booking)).map((one) => [one.amount, one.corrects])).toEqual([
      [15_000n, null],
      [-3000n, root!.id],
      [2000n, root!.id],
    ]);
  });

  it.each([
    ['of the amount that stands', '15000', undefined, 'operator', 'correction-changes-nothing'],
    ['of a charge that is not the booking’s', '1', '00000000-0000-7000-8000-000000000000', 'operator', 'charge-not-found'],
    ['by somebody who does not run the facility', '1', undefined, 'signatory', 'not-allowed'],
    ['by the customer', '1', undefined, 'customer-admin', 'not-allowed'],
    ['by an auditor, whatever else he is', '1', undefined, 'auditing-admin', 'not-allowed'],
    ['by somebody else', '1', undefined, 'enterprise', 'booking-not-found'],
  ] as const)('none %s', async (_name, amount, chargeId, who, kind) => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    expect(kindOf(await correct(booking, amount, at8('2026-01-21T10:00'), chargeId, who))).toBe(kind);
    expect(await chargesOf(booking)).toHaveLength(1);
  });

  it('two at once: one is done, the other has read an old revision', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    const kinds = (await Promise.all([correct(booking, '1000', at8('2026-01-21T10:00')), correct(booking, '2000', at8('2026-01-21T10:00'))])).map(kindOf);
    expect(kinds.sort()).toEqual(['ok', 'revision-conflict']);
    expect(await chargesOf(booking)).toHaveLength(2);
  });

  it('while the month is being stated: whichever comes first, the sums are right', async () => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    await Promise.all([issue('2026-01'), correct(booking, '12000', at8('2026-02-01T08:00'))]);
    const papers = await all();
    expect(papers.reduce((sum, one) => sum + one.total, 0n)).toBe(12_000n);
    expect(papers.filter((one) => one.kind === 'statement')).toHaveLength(1);
    expect((await chargesOf(booking)).every((one) => one.statementId !== null)).toBe(true);
  });
});

describe('who may', () => {
  const issuers: readonly Stance[] = ['signatory', 'operator', 'admin'];
  const provider: readonly Stance[] = [...issuers, 'viewer', 'technology-manager', 'investment-manager', 'auditing-admin', 'secretariat', 'auditor'];
  const customer: readonly Stance[] = ['customer-viewer', 'customer-manager', 'customer-signatory', 'customer-admin'];
  it.each(stances)('%s', async (who) => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    expect(kindOf(await issue('2026-01', undefined, who)), 'issue').toBe(
      issuers.includes(who) ? 'ok' : provider.includes(who) ? 'not-allowed' : 'organization-not-found',
    );
    if (!issuers.includes(who)) must(await issue('2026-01'));
    const [statement] = await all();
    const isParty = provider.includes(who) || customer.includes(who);
    expect(kindOf(await world.read(who, (context) => getStatement(context, world.provider, statement!.id))), 'read').toBe(
      isParty ? 'ok' : 'statement-not-found',
    );
    expect(kindOf(await world.read(who, (context) => listOpenCharges(context, world.provider))), 'open charges').toBe(
      provider.includes(who) ? 'ok' : 'organization-not-found',
    );
    const list = (organizationId: string, side: 'provider' | 'customer') =>
      world.read(who, (context) => listStatements(context, { organizationId, side, limit: 10 }));
    expect(kindOf(await list(world.provider, 'provider')), 'issued').toBe(provider.includes(who) ? 'ok' : 'organization-not-found');
    const received = await list(world.university, 'customer');
    const isCustomer = customer.includes(who) || who === 'secretariat' || who === 'auditor' || who === 'auditing-admin';
    expect(kindOf(received), 'received').toBe(isCustomer ? 'ok' : 'organization-not-found');
    expect(received.ok ? received.value.items.map((one) => one.id) : []).toEqual(isCustomer ? [statement!.id] : []);
  });
  it('a statement is found under its provider alone', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    const [statement] = must(await issue('2026-01'));
    expect(kindOf(await world.read('secretariat', (context) => getStatement(context, world.otherProvider, statement!.id)))).toBe('statement-not-found');
    expect(kindOf(await world.read('secretariat', (context) => listStatements(context, { organizationId: world.newId(), side: 'provider', limit: 10 })))).toBe(
      'organization-not-found',
    );
  });
});

describe('lists', () => {
  it('go page by page, the latest first, and by month', async () => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    await used('2026-01-22T09:00', '2026-01-22T12:00', 'enterprise');
    must(await issue('2026-01'));
    await used('2026-02-03T09:00', '2026-02-03T10:00');
    must(await issue('2026-02', at8('2026-03-01T08:00')));
    const page = async (more: { readonly after?: string; readonly month?: string }) =>
      must(await world.read('operator', (context) => listStatements(context, { organizationId: world.provider, side: 'provider', limit: 2, ...more })));
    const first = await page({});
    const rest = await page({ after: first.next! });
    expect([...first.items, ...rest.items].map((one) => one.month)).toEqual(['2026-02', '2026-01', '2026-01']);
    expect(new Set([...first.items, ...rest.items].map((one) => one.id)).size).toBe(3);
    expect(rest.next).toBeNull();
    expect((await page({ month: '2026-02' })).items.map((one) => one.number)).toEqual(['202602-0003']);
    expect(
      kindOf(await world.read('operator', (context) => listStatements(context, { organizationId: world.provider, side: 'provider', limit: 2, after: 'x' }))),
    ).toBe('malformed-cursor');
  });
});

describe('files', () => {
  const { translate } = loadLocales();
  const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
  it.each([
    ['zh', 'pdf'],
    ['en', 'pdf'],
    ['zh', 'xlsx'],
    ['en', 'xlsx'],
  ] as const)('in %s as %s', async (language, format) => {
    await used('2026-01-20T09:00', '2026-01-20T12:00');
    const [statement] = must(await issue('2026-01'));
    const read = must(await world.read('customer-viewer', (context) => getStatement(context, world.provider, statement!.id)));
    const file = await statementFile({ translate }, read, format, language);
    expect(file.name).toBe(`${language === 'zh' ? '对账单' : 'Statement'} 202601-0001.${format}`);
    expect(Buffer.from(file.bytes).subarray(0, 2).toString('latin1')).toBe(format === 'pdf' ? '%P' : 'PK');
  });
  it.skipIf(!hasPoppler).each([
    ['zh', ['示例装备集团', '示例大学', '202601-0001', '¥150.00', '线性加速器', '202602-0002', '2026年1月']],
    ['en', ['Example Equipment Group', 'Example University', '202601-0001', 'CN¥150.00', 'Accelerator', '202602-0002', 'January 2026']],
  ] as const)('the PDF in %s says what the statement says (skipped where pdftotext is not installed)', async (language, words) => {
    const booking = await used('2026-01-20T09:00', '2026-01-20T12:00');
    const [statement] = must(await issue('2026-01'));
    must(await correct(booking, '12000', at8('2026-02-10T10:00')));
    const read = must(await world.read('customer-viewer', (context) => getStatement(context, world.provider, statement!.id)));
    const { bytes } = await statementFile({ translate }, read, 'pdf', language);
    const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' });
    for (const word of [...words, statement!.sha256]) expect(stdout).toContain(word);
    // A word that is missing would show as its key.
    expect(stdout).not.toMatch(/documents\.|parts\./);
  });
});
