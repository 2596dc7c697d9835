/** Shares of organizations: who holds how much of whom, from a day until a day. At no time is more than the whole held. */

export type Shareholding = {
  readonly id: string;
  readonly heldId: string;
  readonly holder: { readonly organizationId: string | null; readonly name: string | null };
  /** Per cent, `12.5`. */
  readonly share: string;
  /** ISO day, inclusive. */
  readonly since: string;
  /** ISO day, exclusive; null while it is held. */
  readonly until: string | null;
  readonly source: string;
};

/** A whole is a hundred per cent of a million parts each. */
export const wholeParts = 100_000_000n;

/** Per cent in millionths, above 0 and at most 100; undefined otherwise. */
export const percentOf = (text: string): bigint | undefined => {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) return undefined;
  const parts = BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`);
  return parts > 0n && parts <= wholeParts ? parts : undefined;
};
/** `12.5` of millionths. */
export const percentText = (parts: bigint): string => {
  const digits = (parts % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${parts / 1_000_000n}${digits === '' ? '' : `.${digits}`}`;
};

type Held = Pick<Shareholding, 'share' | 'since' | 'until'>;
export const isHeldOn = ({ since, until }: Pick<Held, 'since' | 'until'>, day: string): boolean => since <= day && (until === null || day < until);

/** The most that is held on any day, in millionths of a per cent. What is held changes only where a holding begins. */
export const mostHeld = (holdings: readonly Held[]): bigint =>
  holdings
    .map(({ since: day }) => holdings.filter((one) => isHeldOn(one, day)).reduce((sum, one) => sum + (percentOf(one.share) ?? 0n), 0n))
    .reduce((most, sum) => (sum > most ? sum : most), 0n);
