/** What is no longer true after a committee or a decision was written. */
import { getCase, listCases } from '../../contract/cases.ts';
import { getDecision, listCommittees, listDecisions, listMyDecisions } from '../../contract/committees.ts';
import { getDossier } from '../../contract/dossier.ts';

export const decisionReads = [getDecision, listDecisions, listMyDecisions, getCase, listCases, getDossier];
export const committeeReads = [listCommittees];
