/** dossier.zip: ask for it, wait until the log holds its manifest, take it away, verify it without us. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import {
  Loaded,
  LoadingState,
  ProblemNote,
  Section,
  StatusMark,
  TextLink,
  urlOf,
  useAction,
  useFormat,
  useRoute,
  useText,
  type Tone,
} from '@tongtu/platform/ui';
import { downloadDossier, exportDossier, listDossierExports, type DossierExportView, type DossierView } from '../../contract/dossier.ts';
import { Hash } from '../parts/hash.tsx';

const tones: Readonly<Record<DossierExportView['state'], Tone>> = { making: 'waiting', ready: 'good', failed: 'bad' };

const Row = ({ caseId, one }: { caseId: string; one: DossierExportView }) => {
  const t = useText('diligence');
  const format = useFormat();
  return (
    <li className="dc-export">
      <div>
        <p className="dc-mark-line">
          <StatusMark tone={tones[one.state]}>{t(`dossier.export.states.${one.state}`)}</StatusMark>
          <span className="tt-quiet">
            {t(one.requestedBy === null ? 'dossier.export.asked' : 'dossier.export.askedBy', {
              time: format.dateTime(one.requestedAt),
              name: one.requestedBy ?? '',
            })}
          </span>
        </p>
        {one.state === 'making' ? <progress aria-label={t('dossier.export.states.making')} /> : null}
        {one.state === 'failed' ? <p>{t.maybe(`dossier.export.faults.${one.fault ?? ''}`) ?? t('dossier.export.failed')}</p> : null}
        {one.sha256 === null ? null : <Hash sha256={one.sha256} />}
      </div>
      {one.state === 'ready' ? (
        <a className="tt-button" href={urlOf(downloadDossier, { params: { caseId, exportId: one.id } })} download>
          <IconDownload size={16} stroke={1.8} aria-hidden="true" />
          dossier.zip
          {one.size === null ? null : <span className="tt-quiet">{format.bytes(one.size)}</span>}
        </a>
      ) : null}
    </li>
  );
};

const isMaking = (items: readonly DossierExportView[] | undefined): boolean => items?.some((one) => one.state === 'making') ?? false;

export const ExportSection = ({ dossier }: { dossier: DossierView }) => {
  const t = useText('diligence');
  const params = { caseId: dossier.caseId };
  // Asked again while one is made; the log takes some seconds.
  const first = useRoute(listDossierExports, { params });
  const found = useRoute(listDossierExports, { params }, { refetchInterval: isMaking(first.data?.items) ? 2000 : false });
  const act = useAction(exportDossier, { invalidates: [listDossierExports] });
  return (
    <Section
      id="export"
      title={t('dossier.export.title')}
      lead={t('dossier.export.lead')}
      actions={
        dossier.actions.includes('export') ? (
          <Button size="xs" loading={act.pending} disabled={isMaking(found.data?.items)} onClick={() => void act.run({ params })}>
            {t('dossier.export.act')}
          </Button>
        ) : null
      }
    >
      <ProblemNote error={act.problem} />
      <Loaded
        of={found}
        loading={<LoadingState rows={1} />}
        empty={({ items }) => items.length === 0}
        whenEmpty={<p className="dc-none">{t(dossier.complete ? 'dossier.export.none' : 'dossier.export.noneIncomplete')}</p>}
      >
        {({ items }) => (
          <ul className="dc-exports">
            {items.map((one) => (
              <Row key={one.id} caseId={dossier.caseId} one={one} />
            ))}
          </ul>
        )}
      </Loaded>
      <p className="dc-verify">
        {t('dossier.export.verify')} <code className="tt-code">npx tongtu verify dossier.zip</code>
        <span>
          {t('dossier.export.orPage')} <TextLink to="/verify">{t('dossier.export.page')}</TextLink>
        </span>
      </p>
    </Section>
  );
};
