/** Which roles of an organization act for it; policy and pages read the same. */
import type { OrganizationRole } from '@tongtu/kernel/reader';

/** Who writes plans, records income and prepares payments for the unit. */
export const managerRoles: readonly OrganizationRole[] = ['admin', 'technology-manager'];
/** Who binds an organization: accepts a version, approves payments, answers objections. */
export const signatoryRoles: readonly OrganizationRole[] = ['admin', 'signatory'];
