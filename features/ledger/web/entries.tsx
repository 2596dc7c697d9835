/** Entries with their postings, the latest day first. */
import { EmptyState, LoadingState, ProblemState, StatusMark, Tag, useFilters, useFormat, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listLedgerEntries, type LedgerEntry } from '../contract.ts';
import { AccountButton, SideCells, SideHeads } from './amounts.tsx';
import { useBook } from './book.ts';
import type { BookFilters } from './filters.tsx';

const Marks = ({ entry }: { entry: LedgerEntry }) => {
  const t = useText('ledger');
  if (entry.reverses !== null) return <Tag>{t('book.reversal')}</Tag>;
  return entry.reversedBy === null ? null : <StatusMark tone="closed">{t('book.reversed')}</StatusMark>;
};

const One = ({ entry, onOpen }: { entry: LedgerEntry; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  const format = useFormat();
  const { entryTitle } = useBook();
  const title = entryTitle(entry);
  return (
    <li className="lg-entry">
      <div className="lg-entry-head">
        <time dateTime={entry.effectiveOn}>{format.date(entry.effectiveOn)}</time>
        <h2>{title}</h2>
        <Marks entry={entry} />
      </div>
      <table className="tt-table lg-table lg-postings">
        <caption className="tt-hidden">{t('book.linesOf', { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('book.account')}</th>
            <SideHeads />
          </tr>
        </thead>
        <tbody>
          {entry.postings.map((posting, line) => (
            <tr key={line}>
              <th scope="row">
                <AccountButton account={posting.account} onOpen={onOpen} />
              </th>
              <SideCells sums={[posting]} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="lg-entry-foot">
        {entry.reference === '' || entry.reference === title ? null : <span>{t('book.referenceIs', { reference: entry.reference })}</span>}
        <span>{t('book.keyIs', { key: entry.key })}</span>
        <span>{t('book.bookedAtIs', { time: format.dateTime(entry.bookedAt) })}</span>
      </p>
    </li>
  );
};

export const Entries = ({ asked, onOpen }: { asked: BookFilters; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  const { ledgerId } = useBook();
  const filters = useFilters();
  const found = useRouteInfinite(listLedgerEntries, { params: { ledgerId }, query: asked }, { keepPrevious: true });
  if (found.problem) return <ProblemState error={found.problem} />;
  if (found.isPending) return <LoadingState shape="table" rows={6} />;
  if (found.items.length === 0)
    return Object.keys(asked).length === 0 ? (
      <EmptyState title={t('book.noEntries')}>
        <p>{t('book.noEntriesHint')}</p>
      </EmptyState>
    ) : (
      <EmptyState
        drawing="nothing-found"
        title={t('book.noEntriesFound')}
        action={
          <button type="button" className="tt-button" onClick={() => filters.clear('account', 'from', 'to')}>
            {t('book.reset')}
          </button>
        }
      >
        <p>{t('book.noEntriesFoundHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className="tt-section-lead lg-lead">{t('book.entriesLead')}</p>
      <ol className="lg-entries" data-stale={found.isStale}>
        {found.items.map((entry) => (
          <One key={entry.id} entry={entry} onOpen={onOpen} />
        ))}
      </ol>
      {found.hasMore ? (
        <button type="button" className="tt-button lg-more" disabled={found.loadingMore} onClick={() => void found.more()}>
          {t('book.more')}
        </button>
      ) : null}
    </>
  );
};
