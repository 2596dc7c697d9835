/** Reads of cases that are no longer true after a write. */
import { getCase, listCases } from '../../contract/cases.ts';
import { getDossier } from '../../contract/dossier.ts';
import { listPriceRecords } from '../../contract/price-records.ts';

export const readsOfCases = [getCase, listCases, getDossier, listPriceRecords];
