/** Every record of the dossier: when, what, who, and how it is proved. */
import type { ReportedRecord } from '@tongtu/verify';
import { harmless, signerOf, type Say } from '@tongtu/verify/web';
import { inLanguage } from '@tongtu/kernel/localized';
import { timeOf } from './time.ts';

const Row = ({ say, record }: { say: Say; record: ReportedRecord }) => (
  <tr>
    <td className="vf-number" data-label={say('page.index')}>
      {record.index}
    </td>
    <td data-label={say('page.time')}>
      <time dateTime={record.at} title={record.at}>
        {timeOf(record.at, say.language)}
      </time>
    </td>
    <td data-label={say('page.kind')} title={`${record.kind} · ${record.subject.type} ${record.subject.id}`}>
      {say(`kinds.${record.kind}`, {}, record.kind)}
      {record.title === null ? null : <small>{harmless(inLanguage(record.title, say.language).text)}</small>}
      {record.erased ? <small>{say('page.erased')}</small> : null}
    </td>
    <td data-label={say('page.signer')}>
      {signerOf(record, say.language)}
      {record.organization === null ? null : <small>{harmless(inLanguage(record.organization, say.language).text)}</small>}
    </td>
    <td data-label={say('page.proof')}>{say('page.proofWords', { size: record.size })}</td>
    <td data-label={say('page.witnesses')}>
      {record.witnesses.length > 0 && record.time === 'stated-only' ? <small>{say('page.statedOnly')} </small> : null}
      {record.witnesses.length === 0
        ? say('page.unwitnessed')
        : record.witnesses.map(({ name, at }) => (
            <span key={name} className="vf-witness" title={at}>
              {harmless(name)} <small>{timeOf(at, say.language)}</small>
            </span>
          ))}
    </td>
  </tr>
);

export const Records = ({ say, records }: { say: Say; records: readonly ReportedRecord[] }) => (
  <section aria-labelledby="vf-records">
    <h3 id="vf-records">{say('page.records', { count: records.length })}</h3>
    <table className="vf-table vf-records">
      <thead>
        <tr>
          {(['index', 'time', 'kind', 'signer', 'proof', 'witnesses'] as const).map((name) => (
            <th key={name} scope="col" className={name === 'index' ? 'vf-number' : undefined}>
              {say(`page.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Row key={record.index} say={say} record={record} />
        ))}
      </tbody>
    </table>
  </section>
);
