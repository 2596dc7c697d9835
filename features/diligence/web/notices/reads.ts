/** What is no longer true after a notice was written: the notices, and the case that waits for them. */
import { getCase, listCases } from '../../contract/cases.ts';
import { getDossier } from '../../contract/dossier.ts';
import { getNotice, listCaseNotices, listNotices } from '../../contract/notices.ts';

export const noticeReads = [listCaseNotices, getNotice, listNotices, getCase, listCases, getDossier];
