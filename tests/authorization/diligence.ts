/** Rows of the matrix for diligence: cases of `own`; letters and asks as in `matrix.ts`. A case is there for its unit, its committee, the office and auditors. */
import { shippedPacks } from '../../features/diligence/domain/shipped-packs.ts';
import { caseFields, type CaseState } from './diligence-world.ts';
import type { Ask, Row } from './matrix.ts';
import type { HouseWorld } from './world.ts';

const none = '01900000-0000-7000-8000-000000000000';
type Known = Awaited<ReturnType<HouseWorld['diligenceCase']>>;
type More = { readonly params?: Record<string, string>; readonly body?: unknown; readonly query?: string; readonly file?: string; readonly fileName?: string };

/** Asks about a new case in that state. */
const of =
  (state: CaseState, more: (known: Known, world: HouseWorld) => More = () => ({})) =>
  async (world: HouseWorld): Promise<Ask> => {
    const known = await world.diligenceCase(state);
    const { params, ...rest } = more(known, world);
    const { caseId, noticeId, decisionId, reviewId } = known;
    return { params: { caseId, noticeId, decisionId, reviewId, ...params }, ...rest };
  };
const ofOwn =
  (more: (world: HouseWorld) => More) =>
  (world: HouseWorld): Ask => {
    const { params, ...rest } = more(world);
    return { params: { organizationId: world.own, ...params }, ...rest };
  };
const reason = { body: { reason: '理由' } };
const offer = { kind: 'offer', institution: '某公司', amount: { amount: '1', currency: 'CNY' }, on: '2026-01-05', validUntil: null, words: null, fileId: null };
const declared = {
  kind: 'none',
  caseId: null,
  about: { organizationId: null, name: null },
  relation: null,
  share: null,
  value: null,
  on: '2026-01-05',
  words: null,
};
const committeeFields = (world: HouseWorld) => ({
  name: { zh: '领导小组' },
  quorum: { share: '1/2', least: 1 },
  majority: '1/2',
  chairId: world.people.get('admin')!,
  memberIds: [world.people.get('admin')!],
});
const content = {
  title: { zh: '示例' },
  abstract: { zh: '示例' },
  pathway: 'licence',
  price: { amount: { amount: '100000', currency: 'CNY' }, formula: null },
  method: 'agreement',
  counterpartyName: '某公司',
  relatedParty: { marked: false, words: null },
  rewards: [],
  objectionChannel: { zh: '电话' },
  objectionProcedure: { zh: '书面' },
  otherPlaces: [],
};
let packs = 100;

export const diligenceRows: Readonly<Record<string, Row>> = {
  listCases: ['faaaaa'],
  openCase: ['fffaff', ({ own }) => ({ body: { organizationId: own, fields: caseFields() } })],
  getCase: ['fhaaaa', of('open')],
  saveCase: ['fhfaff', of('open', () => ({ body: { revision: 1, fields: caseFields() } }))],
  stepCase: ['fhfaff', of('open', () => ({ body: { action: 'abandon', reason: '理由' } }))],
  stepPrice: ['fhfaff', of('open', () => ({ body: { action: 'choose-agreement' } }))],
  listPriceRecords: ['fhaaaa', of('open')],
  recordPrice: ['fhfaff', of('open', () => ({ body: offer }))],
  withdrawPriceRecord: ['fhfaff', of('open', ({ recordId }) => ({ params: { recordId }, ...reason }))],
  // The board is for everybody; drafts are the unit's
  listNotices: ['aaaaaa'],
  getNotice: ['aaaaaa', of('told')],
  getNoticeFeed: ['aaaaaa'],
  getNoticeCertificate: ['aaaaaa', of('told')],
  objectToNotice: ['aaaaaa', of('told', () => ({ body: { name: '某人', contact: 'a@example.org', words: '请核实' } }))],
  listCaseNotices: ['fhaaaa', of('drafted')],
  draftNotice: ['fhfaff', of('open', () => ({ body: {} }))],
  saveNotice: ['fhfaff', of('drafted', () => ({ body: { revision: 1, content } }))],
  publishNotice: ['fhfaff', of('drafted', () => ({ body: { revision: 1 } }))],
  replaceNotice: ['fhfaff', of('told', () => reason)],
  withdrawNotice: ['fhfaff', of('told', () => reason)],
  answerNoticeObjection: ['fhfaff', of('told', ({ objectionId }) => ({ params: { objectionId }, body: { outcome: 'noted', answer: '已核实' } }))],
  completeNotice: ['fhfaff', of('told', () => ({ body: { closingStatement: '无异议' } }))],
  // Who binds a unit forms its committees; who sits in one decides there
  listCommittees: ['faaaaa'],
  findExpert: ['fffhff', ({ own }) => ({ body: { organizationId: own, email: 'nobody@example.org' } })],
  formCommittee: ['fffaff', (world) => ({ body: { organizationId: world.own, fields: committeeFields(world) } })],
  saveCommittee: ['fhfaff', of('open', ({ committeeId }, world) => ({ params: { committeeId }, body: { revision: 1, fields: committeeFields(world) } }))],
  dissolveCommittee: ['fhfaff', of('open', ({ committeeId }) => ({ params: { committeeId }, body: {} }))],
  listDecisions: ['fhaaaa', of('called')],
  listMyDecisions: ['faaaaa'],
  callDecision: ['fhfaff', of('open', () => ({ body: { motion: '同意', agenda: ['表决'], meetsAt: '2026-12-01T02:00:00Z' } }))],
  getDecision: ['fhaaaa', of('called')],
  declareConflict: ['fhfaff', of('called', () => ({ body: { conflict: false } }))],
  openVoting: ['fhfaff', of('called', () => ({ body: {} }))],
  castVote: ['fhfaff', of('called', () => ({ body: { voice: 'for' } }))],
  countVotes: ['fhfaff', of('called', () => ({ body: {} }))],
  confirmMinutes: ['fhfaff', of('called', () => ({ body: { sha256: '' } }))],
  cancelDecision: ['fhfaff', of('called', () => reason)],
  // Everybody reads his own declarations; the register is for who binds the unit and auditors
  listDeclarations: ['fhaaha', ofOwn(() => ({}))],
  declareInterest: ['fhaahf', ofOwn(() => ({ body: declared }))],
  listShareholdings: ['faaaaa', ofOwn(() => ({}))],
  recordShareholding: ['fffaff', ofOwn(() => ({ body: { holderOrganizationId: null, holderName: '某人', share: '1', since: '2026-01-05', source: '章程' } }))],
  endShareholding: ['fffhff', ofOwn(() => ({ params: { shareholdingId: none }, body: { until: '2026-01-05' } }))],
  checkRelatedParties: ['fhfaff', of('open', () => ({ body: {} }))],
  getRelatedPartyCheck: ['fhaaaa', of('open')],
  listObligationPacks: ['aaaaaa'],
  proposeObligationPack: ['ffffaf', () => ({ body: { content: { ...shippedPacks[0]!, version: (packs += 1) } } })],
  approveObligationPack: ['ffffhf', () => ({ params: { code: 'no-such-pack', version: '1' }, body: {} })],
  rejectObligationPack: ['ffffhf', () => ({ params: { code: 'no-such-pack', version: '1' }, body: {} })],
  getDossier: ['fhaaaa', of('open')],
  listDossierAccesses: ['fhaaaa', of('open')],
  uploadEvidenceFile: ['fhfaff', of('open', () => ({ file: '意见', fileName: 'a.txt' }))],
  supplyEvidence: ['fhfaff', of('open', () => ({ body: { kind: 'alternatives', title: { zh: '备选' }, fileId: null, words: '比较' } }))],
  linkRecord: ['fhfaff', of('open', () => ({ body: { kind: 'test-booking', title: { zh: '预约' }, subject: { type: 'booking', id: none } } }))],
  withdrawEvidence: ['fhfaff', of('open', ({ evidenceId }) => ({ params: { evidenceId }, ...reason }))],
  downloadEvidence: ['fhaaaa', of('open', ({ evidenceId }) => ({ params: { evidenceId } }))],
  exportDossier: ['fhaaaa', of('open', () => ({ body: {} }))],
  listDossierExports: ['fhaaaa', of('open')],
  downloadDossier: ['fhhhhh', of('open', () => ({ params: { exportId: none } }))],
  listDossierReviews: ['fhaaaa', of('reviewed')],
  // The office invites reviewers too
  inviteReview: ['fhfaaf', of('open', () => ({ body: { reviewerName: '宋审', reviewerBody: '审计厅', days: 10 } }))],
  revokeReview: ['fhfaaf', of('reviewed', () => ({ body: {} }))],
  appealReview: ['fhfaff', of('reviewed', () => ({ body: { words: '申诉' } }))],
  settleReview: ['fhfaaf', of('reviewed', () => ({ body: {} }))],
  // Whoever holds the link; nobody of the unit finds about himself
  openGuestReview: ['aaaaaa', of('reviewed', ({ token }) => ({ body: { token } }))],
  downloadGuestFile: ['aaaaaa', of('reviewed', ({ token, evidenceId }) => ({ body: { token, evidenceId, exportId: null } }))],
  recordFinding: ['aaffaa', of('reviewed', ({ token }) => ({ body: { token, finding: 'exempt', reasons: '记录完整' } }))],
};
