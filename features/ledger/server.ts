/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { ledgerErrors } from './contract.ts';
import { ledgerHttp } from './http.ts';

/** Double-entry books: accounts, entries, balances, statements, exports. */
export const ledgerFeature = (): Feature => ({ name: 'ledger', routes: ledgerHttp, errors: ledgerErrors });
