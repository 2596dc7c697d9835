/** Rows of the matrix for ledgers: a ledger of the organization `own` that admits nobody else; letters and asks as in `matrix.ts`. */
import { openLedger } from '@tongtu/ledger';
import { expect as must } from '@tongtu/kernel/result';
import type { Ask, Row } from './matrix.ts';
import type { HouseWorld } from './world.ts';

const ledger =
  (query?: string) =>
  async ({ house, own }: HouseWorld): Promise<Ask> => {
    const id = house.newId();
    const accounts = [{ account: 'assets:bank', name: { zh: '银行存款' } }];
    must(await house.inTransaction((context) => openLedger(context, { id, organizationId: own, name: { zh: '示例账簿' }, readers: [], accounts })));
    return { params: { ledgerId: id }, ...(query === undefined ? {} : { query }) };
  };

export const ledgerRows: Readonly<Record<string, Row>> = {
  getLedger: ['fhaaaa', ledger()],
  listLedgerEntries: ['fhaaaa', ledger()],
  getTrialBalance: ['fhaaaa', ledger()],
  getAccountStatement: ['fhaaaa', ledger('account=assets:bank')],
  downloadLedger: ['fhaaaa', ledger('format=hledger')],
};
