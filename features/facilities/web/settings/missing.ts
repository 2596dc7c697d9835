/** What an owner should still see to before bookings come. The server has the last word on what is refused. */
import type { Facility } from '../../contract/facilities.ts';

export type Missing = { readonly what: 'resources' | 'openings' | 'rates'; readonly tab: 'resources' | 'calendar' | 'tariff' };

export const missingOf = (facility: Pick<Facility, 'resources' | 'openings' | 'tariff'>): Missing[] => {
  const open = facility.resources.filter((one) => one.state === 'open');
  const neverOpen = open.some((one) => (one.openings ?? facility.openings).length === 0);
  return [
    ...(open.length === 0 ? [{ what: 'resources', tab: 'resources' } as const] : []),
    ...(neverOpen ? [{ what: 'openings', tab: 'calendar' } as const] : []),
    ...(Object.keys(facility.tariff.classes).length === 0 ? [{ what: 'rates', tab: 'tariff' } as const] : []),
  ];
};
