/** /cases/:caseId/dossier: duty, evidence, article; what is missing stands first. Supplying, exporting, who looked. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Loaded, LoadingState, Section, urlOf, useAction, useRoute, useText } from '@tongtu/platform/ui';
import { downloadEvidence, getDossier, withdrawEvidence, type DossierView, type EvidenceView, type MatrixRow } from '../../contract/dossier.ts';
import { readsOfCases } from '../cases/reads.ts';
import { CaseFrame } from '../parts/case-frame.tsx';
import { ReasonConfirm } from '../parts/reason-confirm.tsx';
import { useHashPlace } from '../parts/use-hash-place.ts';
import { Accesses } from './accesses.tsx';
import { EvidenceItem } from './evidence-item.tsx';
import { ExportSection } from './export-section.tsx';
import { looseEvidence } from './groups.ts';
import { Matrix, type MatrixActs } from './matrix.tsx';
import { Standing } from './standing.tsx';
import { SupplyForm } from './supply-form.tsx';

const Withdraw = ({ caseId, evidence, onClose }: { caseId: string; evidence: EvidenceView; onClose: () => void }) => {
  const t = useText('diligence');
  const act = useAction(withdrawEvidence, { invalidates: readsOfCases, onSuccess: onClose });
  return (
    <ReasonConfirm
      title={t('dossier.withdraw.title')}
      does={t('dossier.withdraw.does')}
      label={t('dossier.withdraw.reason')}
      act={t('dossier.withdraw.act')}
      pending={act.pending}
      problem={act.problem}
      onClose={onClose}
      onConfirm={(reason) => act.run({ params: { caseId, evidenceId: evidence.id }, body: { reason } })}
    />
  );
};

const Dossier = ({ dossier }: { dossier: DossierView }) => {
  const t = useText('diligence');
  const { caseId } = dossier;
  /** `null` as a row: for no duty in particular. */
  const [supplying, setSupplying] = useState<{ row: MatrixRow | null } | null>(null);
  const [leaving, setLeaving] = useState<EvidenceView | null>(null);
  useHashPlace();
  const loose = looseEvidence(dossier);
  const maySupply = dossier.actions.includes('supply');
  const acts: MatrixActs = {
    leadsOn: maySupply,
    download: (evidence, name) => (
      <a className="tt-link" href={urlOf(downloadEvidence, { params: { caseId, evidenceId: evidence.id } })} download>
        {name}
      </a>
    ),
    onWithdraw: setLeaving,
    onSupply: maySupply ? (row) => setSupplying({ row }) : undefined,
  };
  return (
    <>
      <Standing dossier={dossier} />
      <Matrix dossier={dossier} acts={acts} />
      <Section
        title={t('dossier.loose.title')}
        lead={t('dossier.loose.lead')}
        actions={
          maySupply ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={15} stroke={1.8} aria-hidden="true" />}
              onClick={() => setSupplying({ row: null })}
            >
              {t('dossier.supply.name')}
            </Button>
          ) : null
        }
      >
        {loose.length === 0 ? (
          <p className="dc-none">{t('dossier.loose.none')}</p>
        ) : (
          <ul className="dc-evidences">
            {loose.map((evidence) => (
              <EvidenceItem key={evidence.id} evidence={evidence} acts={acts} showsKind />
            ))}
          </ul>
        )}
      </Section>
      <ExportSection dossier={dossier} />
      <Accesses caseId={caseId} />
      {supplying === null ? null : <SupplyForm dossier={dossier} row={supplying.row} onClose={() => setSupplying(null)} />}
      {leaving === null ? null : <Withdraw caseId={caseId} evidence={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
};

const Read = ({ caseId }: { caseId: string }) => {
  // Each look is recorded: one look is enough for as long as nothing is changed here.
  const found = useRoute(getDossier, { params: { caseId } }, { staleTime: 300_000 });
  return (
    <Loaded of={found} loading={<LoadingState shape="table" rows={8} />}>
      {(dossier) => <Dossier dossier={dossier} />}
    </Loaded>
  );
};

const DossierPage = () => <CaseFrame tab="dossier">{(one) => <Read key={one.id} caseId={one.id} />}</CaseFrame>;

export default DossierPage;
