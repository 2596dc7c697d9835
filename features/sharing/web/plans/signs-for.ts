/** Who signs for an organization; the server decides anyway. */
import type { Session } from '@tongtu/platform/ui';
import { signatoryRoles } from '../../domain/roles.ts';

export const signsFor = (session: Session, organizationId: string): boolean =>
  session.memberships.some((one) => one.organizationId === organizationId && signatoryRoles.some((role) => one.roles.includes(role)));
