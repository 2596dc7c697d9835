/** What the packs of a state unit ask to be known before its committee is called. */
import type { Context } from '@tongtu/platform/context';
import { expect as must } from '@tongtu/kernel/result';
import type { EvidenceKind } from '../domain/evidence.ts';
import { paperKinds } from '../domain/given-by-hand.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';
import { uploadEvidenceFile } from '../use-cases/upload-evidence-file.ts';

export const knownBeforeDecision: readonly EvidenceKind[] = ['rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement'];

const scan = { name: '纪要.pdf', file: { hash: 'a'.repeat(64), size: 1, mediaType: 'application/pdf' } };

/** Supplies it by hand, in the caller's transaction. */
export const supplyBeforeDecision = async (context: Context, caseId: string, kinds = knownBeforeDecision): Promise<void> => {
  for (const kind of kinds) {
    const fileId = paperKinds.includes(kind) ? must(await uploadEvidenceFile(context, caseId, scan)).id : null;
    const words = fileId === null ? `关于${kind}的说明。` : null;
    must(await supplyEvidence(context, caseId, { kind, title: { zh: `材料：${kind}` }, fileId, words }));
  }
};
