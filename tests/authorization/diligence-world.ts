/** Cases of the organization `own`, as far as they are asked about: with a committee of its admin, a notice that runs, a decision, a review. */
import {
  callDecision,
  checkRelatedParties,
  draftNotice,
  formCommittee,
  giveEvidence,
  inviteReview,
  objectToNotice,
  openCase,
  publishNotice,
  recordPrice,
  stepPrice,
  supplyEvidence,
  workedCase,
} from '@tongtu/diligence';
import type { CaseFields } from '@tongtu/diligence/contract';
import type { Context } from '@tongtu/platform/context';
import { testChance } from '@tongtu/platform/testing';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';

type Given = {
  readonly at: <T>(work: (context: Context) => Promise<T>, reader: Reader) => Promise<T>;
  readonly own: string;
  readonly others: string;
  /** Admin of `own`; the committee's only member. */
  readonly admin: Reader;
};

export const caseFields = (more: Partial<CaseFields> = {}): CaseFields => ({
  title: { zh: '示例许可', en: 'Example licence' },
  listingId: null,
  abstract: { zh: '一种示例方法。' },
  pathway: 'licence',
  counterparty: { organizationId: null, name: '某公司' },
  relatedParty: { marked: false, words: null },
  price: { amount: { amount: '100000', currency: 'CNY' }, formula: null },
  people: [],
  committeeId: null,
  ...more,
});

export type CaseState = 'open' | 'drafted' | 'told' | 'called' | 'reviewed';

const chance = testChance('links');

export const diligenceWorld = ({ at, own, admin }: Given) => {
  const committee = (): Promise<string> =>
    at(async (context) => {
      const name = { zh: '领导小组', en: 'Steering group' };
      const fields = { name, quorum: { share: '1/2', least: 1 }, majority: '1/2', chairId: admin.personId!, memberIds: [admin.personId!] };
      return must(await formCommittee(context, own, fields)).committee.id;
    }, admin);
  /** A new case with a piece of evidence and a price record. `told`: its notice runs and somebody objected. */
  const diligenceCase = async (state: CaseState = 'open') => {
    const committeeId = await committee();
    return at(async (context) => {
      const { id: caseId } = must(await openCase(context, { organizationId: own, fields: caseFields({ committeeId }) }));
      const evidence = { kind: 'rule-text', title: { zh: '办法' }, words: '全文', fileId: null } as const;
      const { id: evidenceId } = must(await supplyEvidence(context, caseId, evidence));
      // What is asked for before the committee is called, and before the public is told; in Shanghai the staff's congress adopts the rule.
      for (const kind of ['rule-consultation', 'rule-consultation', 'rule-publication', 'readiness-statement'] as const)
        must(await supplyEvidence(context, caseId, { ...evidence, kind }));
      const { case: one } = must(await workedCase(context, caseId, () => true));
      const source = { type: 'decision', id: context.newId() };
      await giveEvidence(context, one, { kind: 'decision-minutes', title: { zh: '纪要' }, source, record: { result: 'passed' } });
      const said = {
        kind: 'offer',
        institution: '某公司',
        amount: { amount: '1', currency: 'CNY' },
        on: '2026-01-05',
        validUntil: null,
        words: null,
        fileId: null,
      } as const;
      const { id: recordId } = must(await recordPrice(context, caseId, said));
      const known = { caseId, committeeId, evidenceId, recordId, noticeId: '', objectionId: '', decisionId: '', reviewId: '', token: '' };
      if (state === 'called') {
        const called = must(await callDecision(context, caseId, { motion: '同意', agenda: ['表决'], meetsAt: context.now }));
        return { ...known, decisionId: called.decision.id };
      }
      if (state === 'reviewed') {
        const { seen, token } = must(await inviteReview(context, chance, caseId, { reviewerName: '宋审', reviewerBody: '审计厅', days: 10 }));
        return { ...known, reviewId: seen.review.id, token };
      }
      if (state === 'open') return known;
      must(await stepPrice(context, caseId, { action: 'choose-agreement' }));
      must(await checkRelatedParties(context, caseId));
      const { id: noticeId, revision } = must(await draftNotice(context, caseId)).notice;
      if (state === 'drafted') return { ...known, noticeId };
      must(await publishNotice(context, caseId, noticeId, { revision }));
      const { id: objectionId } = must(await objectToNotice(context, noticeId, { name: '某人', contact: 'a@example.org', words: '请核实' }));
      return { ...known, noticeId, objectionId };
    }, admin);
  };
  return { committee, diligenceCase };
};
