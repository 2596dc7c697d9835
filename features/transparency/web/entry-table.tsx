/** Entries as a dense table; each leads to its page. */
import { Link, useFormat, useText } from '@tongtu/platform/ui';
import type { LogEntry } from '../contract.ts';
import { useEntryWords } from './words.ts';

export const EntryTable = ({ items, label }: { items: readonly LogEntry[]; label: string }) => {
  const t = useText('transparency');
  const format = useFormat();
  const words = useEntryWords();
  return (
    <table className="tr-table" aria-label={label}>
      <thead>
        <tr>
          {(['index', 'at', 'kind', 'subject', 'role'] as const).map((name) => (
            <th key={name} scope="col" className={name === 'index' ? 'tr-number' : undefined}>
              {t(`entry.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ index, commitment: { kind, subject, at, role } }) => (
          <tr key={index}>
            <td className="tr-number" data-label={t('entry.index')}>
              <Link className="tt-link tr-index" to={`/transparency/entries/${index}`}>
                {index}
              </Link>
            </td>
            <td data-label={t('entry.at')}>
              <time dateTime={at}>{format.dateTime(at)}</time>
            </td>
            <td data-label={t('entry.kind')}>{words.kind(kind)}</td>
            <td data-label={t('entry.subject')}>
              <code className="tr-code">
                {subject.type} {subject.id.slice(0, 13)}…
              </code>
            </td>
            <td data-label={t('entry.role')}>{words.role(role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
