/** /transparency: the log as everybody sees it: its signed head, who witnessed it, and its entries. */
import { Button } from '@mantine/core';
import {
  CopyButton,
  EmptyState,
  KeyValue,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  ProblemState,
  Section,
  StatusMark,
  TextLink,
  useFormat,
  useRoute,
  useRouteInfinite,
  useText,
} from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { getLog, listLogEntries } from '../contract.ts';
import { EntryTable } from './entry-table.tsx';
import { Lookup } from './lookup.tsx';
import './transparency.css';

type Log = Output<typeof getLog>;

const Key = ({ vkey }: { vkey: string }) => (
  <div className="tr-key">
    <code className="tr-code">{vkey}</code>
    <CopyButton text={vkey} />
  </div>
);

const Checkpoint = ({ log }: { log: Log }) => {
  const t = useText('transparency');
  const format = useFormat();
  return (
    <>
      <KeyValue
        items={[
          [t('log.size'), <b key="size">{format.number(log.size)}</b>],
          [t('log.publishedAt'), `${format.dateTime(log.publishedAt)} · ${format.relative(log.publishedAt)}`],
          [
            t('log.origin'),
            <code key="origin" className="tr-code">
              {log.origin}
            </code>,
          ],
          [
            t('log.root'),
            <code key="root" className="tr-code">
              {log.root}
            </code>,
          ],
          [
            t('log.vkey'),
            <div key="keys">
              {log.verifierKeys.map((vkey) => (
                <Key key={vkey} vkey={vkey} />
              ))}
            </div>,
          ],
        ]}
      />
      <details className="tr-more">
        <summary>{t('log.note')}</summary>
        <pre className="tr-note">{log.checkpoint}</pre>
      </details>
    </>
  );
};

const Witnesses = ({ log }: { log: Log }) => {
  const t = useText('transparency');
  const format = useFormat();
  if (log.lastWitnessed.length === 0) return <EmptyState title={t('witnesses.none')}>{t('witnesses.noneDetail')}</EmptyState>;
  return (
    <table className="tr-table" aria-label={t('witnesses.title')}>
      <thead>
        <tr>
          {(['name', 'signed', 'at', 'vkey'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`witnesses.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {log.lastWitnessed.map(({ name, verifierKey, size, at }) => (
          <tr key={verifierKey}>
            <td data-label={t('witnesses.name')}>{name}</td>
            <td data-label={t('witnesses.signed')}>
              <StatusMark tone={size >= log.size ? 'good' : 'waiting'}>
                {size >= log.size
                  ? t('witnesses.current', { size: format.number(size) })
                  : t('witnesses.behind', { size: format.number(size), count: log.size - size })}
              </StatusMark>
            </td>
            <td data-label={t('witnesses.at')}>
              <time dateTime={at}>{format.dateTime(at)}</time>
            </td>
            <td data-label={t('witnesses.vkey')}>
              <Key vkey={verifierKey} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Newest = () => {
  const t = useText('transparency');
  const found = useRouteInfinite(listLogEntries, { query: { limit: 30 } });
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.isPending) return <LoadingState shape="table" rows={8} />;
  if (found.items.length === 0) return <EmptyState title={t('entries.none')}>{t('entries.noneDetail')}</EmptyState>;
  return (
    <>
      <EntryTable items={found.items} label={t('entries.title')} />
      {found.hasMore ? (
        <Button className="tr-older" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('entries.older')}
        </Button>
      ) : null}
    </>
  );
};

const LogPage = () => {
  const t = useText('transparency');
  const log = useRoute(getLog, {}, { refetchInterval: 30_000 });
  return (
    <PageBody width="wide">
      <PageHeader over={t('over')} title={t('title')} lead={t('lead')} actions={<TextLink to="/verify">{t('verify')}</TextLink>} />
      <Loaded of={log}>
        {(read) => (
          <>
            <Section title={t('log.title')} framed>
              <Checkpoint log={read} />
            </Section>
            <Section title={t('witnesses.title')} lead={t('witnesses.lead')}>
              <Witnesses log={read} />
            </Section>
            <Section title={t('lookup.title')}>
              <Lookup size={read.size} />
            </Section>
            <Section title={t('entries.title')}>
              <Newest />
            </Section>
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default LogPage;
