/**
 * Ids are made in the application (UUIDv7, RFC 9562 §5.7), so that a row can be
 * named before it is written and new rows land at the end of an index. Clock and
 * chance are arguments: a test replays them.
 */
import { ok, fail, type Result } from './result.ts';

declare const idOf: unique symbol;

/** An id that knows what it names: `Id<'Listing'>` is not an `Id<'Person'>`. At run time a plain string. */
export type Id<Name extends string> = string & { readonly [idOf]: Name };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUID of any version in lower case, as PostgreSQL prints it. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** The door for ids from outside; upper case is lowered. Kind `id-malformed`. */
export const parseId = <Name extends string>(value: unknown): Result<Id<Name>> => {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return isUuid(text) ? ok(text as Id<Name>) : fail('id-malformed');
};

/** Names an id that is already known to be one: fresh from `newId`, or out of the database. */
export const asId = <Name extends string>(value: string): Id<Name> => value as Id<Name>;

const randomBits = 74n;
const randomLimit = 1n << randomBits;
const toBigInt = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

const write = (milliseconds: bigint, chance: bigint): string => {
  const high = chance >> 62n;
  const low = chance & ((1n << 62n) - 1n);
  const bits = (milliseconds << 80n) | (7n << 76n) | (high << 64n) | (2n << 62n) | low;
  return bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/**
 * A source of UUIDv7 that only ever grows, even within one millisecond and when
 * the clock steps back: the 74 random bits are then raised by a random step
 * (RFC 9562 §6.2, method 2), and the last known millisecond is kept.
 */
export const makeIdSource = (now: () => Date, random: (bytes: number) => Uint8Array): (() => string) => {
  let last = -1n;
  let chance = 0n;
  return () => {
    const milliseconds = BigInt(now().getTime());
    if (milliseconds > last) {
      last = milliseconds;
      // The top bit stays free, so that there is room to count up within the millisecond.
      chance = toBigInt(random(10)) & ((randomLimit >> 1n) - 1n);
    } else {
      chance += 1n + toBigInt(random(4));
      if (chance >= randomLimit) {
        last += 1n;
        chance &= (randomLimit >> 1n) - 1n;
      }
    }
    return write(last, chance);
  };
};

/** When an id of `makeIdSource` was made; undefined for other versions. */
export const instantOfId = (id: string): Date | undefined =>
  isUuid(id) && id[14] === '7' ? new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)) : undefined;
