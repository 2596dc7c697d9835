/** One request on its way through better-auth: its headers, the cookies it sets, and the letters to send once its transaction is over. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@tongtu/kernel/localized';

export type LetterKind = 'verify-email' | 'reset-password' | 'address-in-use' | 'password-changed' | 'two-factor-changed' | 'passkey-added' | 'api-key-created';
/** What a letter says; `link` is absolute. */
export type LetterData = {
  readonly name: string;
  readonly language: Language;
  readonly link?: string;
  readonly minutes?: number;
  readonly on?: boolean;
  readonly what?: string;
};

export type AuthCall = {
  readonly headers: Headers;
  readonly ip: string;
  readonly language: Language;
  readonly now: Date;
  readonly cookies: string[];
  readonly letters: { kind: LetterKind; to: string; data: Omit<LetterData, 'language'> }[];
};

const current = new AsyncLocalStorage<AuthCall>();

/** Runs `work` as this call, so that better-auth's callbacks find it. */
export const during = <T>(call: AuthCall, work: () => Promise<T>): Promise<T> => current.run(call, work);

/** Puts a letter on the pile of the running call. Not sent inside better-auth's transaction, which would hold two connections at once. */
export const pile = (kind: LetterKind, to: string, data: Omit<LetterData, 'language'>): void => {
  current.getStore()?.letters.push({ kind, to, data });
};

/** The header under which better-auth reads the client's address; set by us, never by the client. */
export const ipHeader = 'x-tongtu-client-ip';
