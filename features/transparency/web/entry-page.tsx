/** /transparency/entries/:index: what the log holds at this place, its content where the reader may see it, and the proof to take along. */
import { IconDownload } from '@tabler/icons-react';
import {
  KeyValue,
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  Section,
  StatusMark,
  TextLink,
  useFormat,
  useParam,
  useRoute,
  useText,
  type Tone,
} from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { getLog, getLogEntry } from '../contract.ts';
import { saveText } from './save-text.ts';
import { useEntryWords } from './words.ts';
import './transparency.css';

type Entry = Output<typeof getLogEntry>;
const tones: Readonly<Record<Entry['contentState'], Tone>> = { shown: 'good', hidden: 'closed', erased: 'closed' };

/** As canonical JSON is one long line, people get it with its lines broken. */
const pretty = (json: string): string => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};

const Content = ({ entry }: { entry: Entry }) => {
  const t = useText('transparency');
  return (
    <>
      <p>
        <StatusMark tone={tones[entry.contentState]}>{t(`content.${entry.contentState}`)}</StatusMark>
      </p>
      {entry.content === null ? (
        <p className="tt-quiet">{t(`content.${entry.contentState}Detail`)}</p>
      ) : (
        <pre className="tr-note">{pretty(entry.content.json)}</pre>
      )}
    </>
  );
};

const Proof = ({ entry }: { entry: Entry }) => {
  const t = useText('transparency');
  const format = useFormat();
  const { proof, tlogProof } = entry;
  if (proof === null || tlogProof === null) return <p className="tt-quiet">{t('proof.waiting')}</p>;
  return (
    <>
      <p>{t('proof.words', { size: format.number(proof.size), count: proof.hashes.length })}</p>
      <KeyValue
        items={[
          [
            t('proof.leaf'),
            <code key="leaf" className="tr-code">
              {entry.leafHash}
            </code>,
          ],
          [
            t('proof.path'),
            <ol key="path" className="tr-path">
              {proof.hashes.map((hash) => (
                <li key={hash}>
                  <code className="tr-code">{hash}</code>
                </li>
              ))}
            </ol>,
          ],
          [
            t('proof.root'),
            <code key="root" className="tr-code">
              {proof.root}
            </code>,
          ],
        ]}
      />
      <p className="tr-acts">
        <button type="button" className="tt-button tt-button-main" onClick={() => saveText(`entry-${entry.index}.tlog-proof`, tlogProof, 'text/plain')}>
          <IconDownload size={17} stroke={1.7} aria-hidden="true" /> {t('proof.download')}
        </button>
        {entry.content === null ? null : (
          <button type="button" className="tt-button" onClick={() => saveText(`entry-${entry.index}.json`, JSON.stringify(entry.content), 'application/json')}>
            <IconDownload size={17} stroke={1.7} aria-hidden="true" /> {t('content.download')}
          </button>
        )}
        <TextLink to="/verify">{t('verify')}</TextLink>
      </p>
    </>
  );
};

const Neighbours = ({ index }: { index: number }) => {
  const t = useText('transparency');
  const log = useRoute(getLog);
  return (
    <nav className="tr-neighbours" aria-label={t('entry.neighbours')}>
      {index > 0 ? (
        <Link className="tt-button" to={`/transparency/entries/${index - 1}`}>
          {t('entry.previous')}
        </Link>
      ) : null}
      {index + 1 < (log.data?.size ?? 0) ? (
        <Link className="tt-button" to={`/transparency/entries/${index + 1}`}>
          {t('entry.next')}
        </Link>
      ) : null}
    </nav>
  );
};

const Whole = ({ entry }: { entry: Entry }) => {
  const t = useText('transparency');
  const format = useFormat();
  const words = useEntryWords();
  const { kind, subject, at, role, content } = entry.commitment;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/transparency' }, { label: t('entry.title', { index: String(entry.index) }) }]}
        title={t('entry.title', { index: String(entry.index) })}
        lead={words.kind(kind)}
        actions={<Neighbours index={entry.index} />}
      />
      <Section title={t('entry.commitment')} lead={t('entry.commitmentLead')} framed>
        <KeyValue
          items={[
            [
              t('entry.kind'),
              <span key="kind">
                {words.kind(kind)} <code className="tr-code">{kind}</code>
              </span>,
            ],
            [
              t('entry.at'),
              <span key="at">
                {format.dateTime(at)} <code className="tr-code">{at}</code>
              </span>,
            ],
            [t('entry.role'), words.role(role)],
            [
              t('entry.subject'),
              <Link key="subject" className="tt-link" to={`/transparency?type=${encodeURIComponent(subject.type)}&id=${encodeURIComponent(subject.id)}`}>
                <code className="tr-code">
                  {subject.type} {subject.id}
                </code>
              </Link>,
            ],
            [
              t('entry.content'),
              <code key="content" className="tr-code">
                {content}
              </code>,
            ],
          ]}
        />
      </Section>
      <Section title={t('content.title')}>
        <Content entry={entry} />
      </Section>
      <Section title={t('proof.title')}>
        <Proof entry={entry} />
      </Section>
    </>
  );
};

const EntryPage = () => {
  const index = useParam('index');
  const entry = useRoute(getLogEntry, { params: { index } });
  return (
    <PageBody width="normal">
      <Loaded of={entry} page loading={<LoadingState shape="page" />}>
        {(read) => <Whole entry={read} />}
      </Loaded>
    </PageBody>
  );
};

export default EntryPage;
