/** The secret of a guest link. Only its hash is kept: who reads the database cannot look. */
import { createHash } from 'node:crypto';

/** Random bytes; handed in, so that a test replays them. */
export type Chance = (bytes: number) => Uint8Array;

/** 256 random bits, in letters that stand in an address. */
export const makeToken = (chance: Chance): string => Buffer.from(chance(32)).toString('base64url');
/** SHA-256 in hexadecimal. The token is random, so neither salt nor slowness is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
/** Behind the `#`: what stands there is not sent, and so comes into no log of a server. */
export const guestPath = (token: string): string => `/guest-review#${token}`;
