/** What the demo consortium shows at its door. Outside demo mode there is nothing. */
import type { Localized } from '@tongtu/kernel/localized';
import { normalAddress } from '../domain/invitation.ts';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: Localized;
  readonly role: string;
  readonly organizationName?: Localized | null;
};
/** A letter of the local outbox, as `readOutbox` of platform/mail answers it. */
export type DemoLetter = { readonly at: Date; readonly to: string; readonly subject: string; readonly text: string };

export type Demo = {
  /** Is this the demo consortium? Letters are keys to accounts: only there they lie open. */
  readonly demo: () => boolean;
  readonly demoAccounts: () => readonly DemoAccount[];
  /** Newest letters of the outbox, newest first, at most so many. */
  readonly readOutbox: (limit: number) => Promise<readonly DemoLetter[]>;
};

export const presentDemoAccounts = ({ demo, demoAccounts }: Demo) => ({
  items: (demo() ? demoAccounts() : []).map(({ email, password, name, role, organizationName }) => ({
    email,
    password,
    name,
    role,
    organizationName: organizationName ?? null,
  })),
});

const lettersLookedAt = 500;
const lettersShown = 20;
/** RFC 2606: nobody's address. A real person's letter is never shown, also where a real server still holds the demo consortium. */
const isMadeUp = (address: string): boolean => /@(?:[a-z0-9-]+\.)*example\.(?:org|com|net)$/.test(address);
export const presentDemoLetters = async ({ demo, readOutbox }: Demo, to: string) => {
  if (!demo() || !isMadeUp(normalAddress(to))) return { items: [] };
  const own = (await readOutbox(lettersLookedAt)).filter((letter) => normalAddress(letter.to) === normalAddress(to));
  return { items: own.slice(0, lettersShown).map(({ at, subject, text }) => ({ at: at.toISOString(), subject, text })) };
};
