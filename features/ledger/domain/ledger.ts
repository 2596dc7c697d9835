/** Books of one undertaking, kept by an organization and read by those it admits. */
import type { Localized } from '@tongtu/kernel/localized';

export type Ledger = { readonly id: string; readonly organizationId: string; readonly name: Localized; readonly createdAt: Date };
/** The name is empty for an account that only stands above others. */
export type Account = { readonly account: string; readonly parent: string | null; readonly name: Localized };
