/** What the packs of a state unit ask to be known before its committee is called. */
import type { Context } from '@tongtu/platform/context';
import { expect as must } from '@tongtu/kernel/result';
import type { EvidenceKind } from '../domain/evidence.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';

export const knownBeforeDecision: readonly EvidenceKind[] = ['rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement'];

/** Supplies it by hand, in the caller's transaction. */
export const supplyBeforeDecision = async (context: Context, caseId: string, kinds = knownBeforeDecision): Promise<void> => {
  for (const kind of kinds) must(await supplyEvidence(context, caseId, { kind, title: { zh: `材料：${kind}` }, fileId: null, words: `关于${kind}的说明。` }));
};
