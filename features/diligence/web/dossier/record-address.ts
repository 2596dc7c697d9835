/** Which record of the house an address or an id means, for linking it as evidence. Pure. */

/** Kinds of records of other rooms whose entries stand in the log. */
export const recordTypes = [
  'booking',
  'statement',
  'listing',
  'facility',
  'sharing-plan',
  'payout-statement',
  'payment-run',
  'charge',
  'organization',
] as const;
export type RecordType = (typeof recordTypes)[number];

const uuid = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
/** The longest path first: a booking's address has a facility in it. */
const addresses: readonly (readonly [RegExp, RecordType])[] = (
  [
    [`/facilities/[^/]+/bookings/${uuid}`, 'booking'],
    [`/sharing-plans/[^/]+/statements/${uuid}`, 'payout-statement'],
    [`/sharing-plans/[^/]+/payments/${uuid}`, 'payment-run'],
    [`/statements/[^/]+/${uuid}`, 'statement'],
    [`/sharing-plans/${uuid}`, 'sharing-plan'],
    [`/listings/${uuid}`, 'listing'],
    [`/facilities/${uuid}`, 'facility'],
    [`/organizations/${uuid}`, 'organization'],
  ] as const
).map(([path, type]) => [new RegExp(path, 'i'), type]);
const anyId = new RegExp(`^\\s*${uuid}\\s*$`, 'i');

/** `type` is undefined where only an id was given; the whole is undefined where there is none. */
export const recordOf = (text: string): { readonly type?: RecordType; readonly id: string } | undefined => {
  for (const [pattern, type] of addresses) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return { type, id: id.toLowerCase() };
  }
  const id = anyId.exec(text)?.[1];
  return id === undefined ? undefined : { id: id.toLowerCase() };
};
