/** Who can sign in to the demo consortium: one account at least for every role, all with one password that is no secret. */
import type { Localized } from '@tongtu/kernel/localized';
import { demoOrganizations, demoPeople, type DemoRole } from './content.ts';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: Required<Localized>;
  readonly role: DemoRole;
  /** Absent for the secretariat and the auditor. */
  readonly organizationName?: Required<Localized>;
};

/** Printed at start and shown on the sign-in page; the accounts exist in demo mode only. */
const demoPassword = 'tianqian-tongtu';

/** In the order in which they are shown. */
export const demoAccounts = (): readonly DemoAccount[] => {
  const organizations = new Map(demoOrganizations().map((organization) => [organization.key, organization.name]));
  return demoPeople().flatMap(({ email, name, account, memberships: [first] }) => {
    const organizationName = first && organizations.get(first.organization);
    return account === undefined ? [] : [{ email, password: demoPassword, name, role: account, ...(organizationName && { organizationName }) }];
  });
};
