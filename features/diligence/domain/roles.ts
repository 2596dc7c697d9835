/** Which roles of an organization act for it; policy and pages read the same. */
import type { OrganizationRole } from '@tongtu/kernel/reader';

/** Who keeps cases, notices and evidence for the unit. */
export const managerRoles: readonly OrganizationRole[] = ['admin', 'technology-manager'];
/** Who binds the unit: forms committees, confirms that a case may be signed. */
export const signatoryRoles: readonly OrganizationRole[] = ['admin', 'signatory'];
