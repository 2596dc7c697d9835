/** /my/imports: a file goes up, its rows go in; what was refused says where and why. */
import { useRef, useState } from 'react';
import { Button, Checkbox, Progress, Select } from '@mantine/core';
import {
  asProblem,
  EmptyState,
  Loaded,
  PageBody,
  PageHeader,
  ProblemNote,
  Section,
  StatusMark,
  uploadFile,
  useFormat,
  useRoute,
  useText,
  type Problem,
  type Tone,
} from '@tongtu/platform/ui';
import { listingKinds, type ListingKind } from '../../contract/bodies.ts';
import { importFormats, importListings, listListingImports, type ListingImport } from '../../contract/routes.ts';
import { useOwnOrganization } from './organization.tsx';
import { TableScroll } from '../parts/table-scroll.tsx';
import { MineTabs } from './tabs.tsx';
import '../listings.css';

const tones: Readonly<Record<ListingImport['state'], Tone>> = { waiting: 'open', running: 'waiting', done: 'good', failed: 'bad' };
const isGoing = (one: ListingImport): boolean => one.state === 'waiting' || one.state === 'running';

const Refusals = ({ of }: { of: ListingImport }) => {
  const t = useText('listings');
  if (of.refusals.length === 0) return null;
  return (
    <details className="ls-details">
      <summary>{t('imports.refused', { count: of.rows.refused })}</summary>
      {of.rows.refused > of.refusals.length ? <p className="tt-quiet">{t('imports.firstRefusals', { count: of.refusals.length })}</p> : null}
      <TableScroll label={t('imports.refusedTable')}>
        <table className="ls-table">
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.field')}</th>
              <th scope="col">{t('imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {of.refusals.map((one, index) => (
              <tr key={index}>
                <td className="ls-quantity">{one.row}</td>
                <td className="ls-mono">{one.field ?? '—'}</td>
                <td>{one.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
};

const Import = ({ of }: { of: ListingImport }) => {
  const t = useText('listings');
  const format = useFormat();
  const share = of.progress.total > 0 ? of.progress.done / of.progress.total : 0;
  return (
    <article className="ls-import">
      <header>
        <h3>{of.fileName}</h3>
        <StatusMark tone={tones[of.state]}>{t(`imports.states.${of.state}`)}</StatusMark>
        <span className="tt-quiet">{format.dateTime(of.startedAt)}</span>
      </header>
      {isGoing(of) ? <Progress value={share * 100} aria-label={t('imports.progress', { name: of.fileName })} /> : null}
      <dl className="ls-row-facts">
        {(['read', 'added', 'changed', 'unchanged', 'refused'] as const).map((key) => (
          <div key={key} data-warn={key === 'refused' && of.rows.refused > 0}>
            <dt>{t(`imports.${key}Rows`)}</dt>
            <dd>{format.number(of.rows[key])}</dd>
          </div>
        ))}
      </dl>
      <Refusals of={of} />
    </article>
  );
};

const Upload = ({ organizationId, onStarted }: { organizationId: string; onStarted: () => void }) => {
  const t = useText('listings');
  const [kind, setKind] = useState<ListingKind | null>(null);
  const [publish, setPublish] = useState(false);
  const [going, setGoing] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File): Promise<void> => {
    const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
    const format = importFormats.find((one) => one === ending) ?? (ending === 'ndjson' ? ('jsonl' as const) : undefined);
    setProblem(null);
    setGoing({ name: file.name, share: 0 });
    try {
      await uploadFile(
        importListings,
        { params: { organizationId }, query: { ...(format ? { format } : {}), ...(kind ? { kind } : {}), publish: String(publish) } } as never,
        file,
        { onProgress: (share) => setGoing({ name: file.name, share }) },
      );
      onStarted();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setGoing(null);
    }
  };
  return (
    <div className="ls-upload">
      <Select
        label={t('imports.kind')}
        description={t('imports.kindHint')}
        placeholder={t('imports.kindInFile')}
        clearable
        value={kind}
        onChange={(value) => setKind(value as ListingKind | null)}
        data={listingKinds.map((code) => ({ value: code, label: t(`kinds.${code}`) }))}
        clearButtonProps={{ 'aria-label': t('pick.clear') }}
      />
      <Checkbox
        label={t('imports.publish')}
        description={t('imports.publishHint')}
        checked={publish}
        onChange={(event) => setPublish(event.currentTarget.checked)}
      />
      <Button onClick={() => input.current?.click()} loading={going !== null}>
        {t('imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,.ndjson,.csv,.xlsx"
        aria-label={t('imports.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void send(file);
        }}
      />
      {going ? <Progress value={going.share * 100} aria-label={t('attachments.uploading', { name: going.name })} /> : null}
      <ProblemNote error={problem} />
    </div>
  );
};

const Own = ({ organizationId }: { organizationId: string }) => {
  const t = useText('listings');
  const [poll, setPoll] = useState(true);
  const imports = useRoute(listListingImports, { params: { organizationId } }, { refetchInterval: poll ? 1500 : false });
  const going = imports.data?.items.some(isGoing) ?? false;
  if (imports.data && poll !== going) setPoll(going);
  return (
    <>
      <Section framed title={t('imports.new')} lead={t('imports.lead')}>
        <Upload
          organizationId={organizationId}
          onStarted={() => {
            void imports.refetch();
            setPoll(true);
          }}
        />
      </Section>
      <Section title={t('imports.past')}>
        <Loaded of={imports} empty={(data) => data.items.length === 0} whenEmpty={<EmptyState title={t('imports.none')}>{t('imports.noneHint')}</EmptyState>}>
          {(data) => (
            <div className="ls-list" aria-live="polite">
              {data.items.map((one) => (
                <Import key={one.id} of={one} />
              ))}
            </div>
          )}
        </Loaded>
      </Section>
    </>
  );
};

const ImportsPage = () => {
  const t = useText('listings');
  const { membership, picker } = useOwnOrganization();
  return (
    <PageBody>
      <PageHeader title={t('mine.title')} documentTitle={t('mine.imports')} actions={picker} />
      <MineTabs current="imports" />
      {membership ? (
        <Own key={membership.organizationId} organizationId={membership.organizationId} />
      ) : (
        <EmptyState title={t('new.noOrganization')}>{t('new.noOrganizationHint')}</EmptyState>
      )}
    </PageBody>
  );
};

export default ImportsPage;
