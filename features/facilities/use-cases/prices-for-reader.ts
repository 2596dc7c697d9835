/** What many facilities cost one reader: in whose name he would pay, and in which class each owner puts that name. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { membershipIn } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Price, TariffClass } from '../contract/tariffs.ts';
import type { Facility } from '../domain/facility.ts';
import { computePrice } from '../domain/price.ts';
import { ordinaryClassOf } from '../domain/tariff-class.ts';
import { setClassesOf } from '../store/facility-customers.ts';
import { payingOrganization } from './facility-view.ts';

/** `organizationId` null: nobody's name, as a visitor. `region`: where the organization is. */
export type Payer = { readonly organizationId: string | null; readonly ordinaryClass: TariffClass; readonly region: string | null };

/** Kind `organization-not-found`: he named one that he does not belong to. */
export const payingFor = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, named: string | undefined): Promise<Result<Payer>> => {
  if (named !== undefined && membershipIn(reader, named) === undefined) return fail('organization-not-found', { field: 'organizationId' });
  const organizationId = payingOrganization(reader, named);
  const organization = organizationId === null ? undefined : await organizationById(tx, organizationId);
  return ok({ organizationId, ordinaryClass: ordinaryClassOf(organization ?? null), region: organization?.region ?? null });
};

/** Prices of these facilities for the reader; facilities that take no bookings are absent. */
export const pricesFor = async (
  { tx }: Pick<Context, 'tx'>,
  facilities: ReadonlyMap<string, Facility>,
  { organizationId, ordinaryClass }: Payer,
  minutes: number,
): Promise<ReadonlyMap<string, Price>> => {
  const set = organizationId === null ? new Map<string, TariffClass>() : await setClassesOf(tx, [...facilities.keys()], organizationId);
  const prices = new Map<string, Price>();
  for (const { id, accepting, tariff, revision } of facilities.values()) {
    const price = accepting ? computePrice({ tariff, tariffRevision: revision, tariffClass: set.get(id) ?? ordinaryClass, minutes }) : undefined;
    if (price?.ok === true) prices.set(id, price.value);
  }
  return prices;
};
