/**
 * What lists, filters and the index need of a card, drawn out of its body once, when it is
 * published. All but the amount come from fields that are public in every card; the amount
 * is shown only to who may read the field that it stands in.
 */
import type { AnyBody, ListingBody, ListingKind } from '../contract/bodies.ts';

export type Amount = { readonly min: bigint | null; readonly max: bigint | null; readonly currency: string };

export type Facts = {
  readonly sectors: readonly string[];
  readonly region: string | null;
  readonly country: string | null;
  readonly trlMin: number | null;
  readonly trlMax: number | null;
  readonly amount: Amount | null;
  readonly deadline: string | null;
};

/** The field whose money a card of this kind shows in lists; none for facilities. */
export const amountField: Readonly<Record<ListingKind, string | null>> = { achievement: 'fundingWanted', need: 'budget', facility: null, fund: 'ticket' };

type MoneyText = { readonly amount: string; readonly currency: string };

const amountOf = (range: { readonly min?: MoneyText | undefined; readonly max?: MoneyText | undefined } | undefined): Amount | null => {
  const currency = range?.min?.currency ?? range?.max?.currency;
  if (range === undefined || currency === undefined) return null;
  return { min: range.min === undefined ? null : BigInt(range.min.amount), max: range.max === undefined ? null : BigInt(range.max.amount), currency };
};

const trlOf = (kind: ListingKind, body: AnyBody): { min: number; max: number } | undefined => {
  if (kind === 'achievement') {
    const { trl } = body as ListingBody['achievement'];
    return trl === undefined ? undefined : { min: trl, max: trl };
  }
  return kind === 'need' ? (body as ListingBody['need']).trlWanted : (body as ListingBody['facility'] | ListingBody['fund']).trlRange;
};

/** `home`: where the organization is; a card that names no place lies there. */
export const factsOf = (kind: ListingKind, body: AnyBody, home: { readonly region: string | null; readonly country: string }): Facts => {
  const trl = trlOf(kind, body);
  const field = amountField[kind];
  const ownCountry = 'country' in body ? body.country : undefined;
  // A facility abroad has no region of ours, and a place of its own hides that of the owner.
  const region = body.region ?? (ownCountry !== undefined && ownCountry !== home.country ? null : home.region);
  return {
    sectors: body.sectors ?? [],
    region,
    country: ownCountry ?? (body.region === undefined ? home.country : 'CN'),
    trlMin: trl?.min ?? null,
    trlMax: trl?.max ?? null,
    amount: field === null ? null : amountOf((body as Record<string, { min?: MoneyText; max?: MoneyText }>)[field]),
    deadline: 'deadline' in body ? (body.deadline ?? null) : null,
  };
};
