/**
 * A ledger to look into: balances as a tree, entries, the statement of an account, the whole to download. The page that hosts it
 * says what its entries and accounts are called, and names `ledger` among its texts.
 */
import { useMemo } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Loaded, LoadingState, localize, urlOf, useFilters, useRoute, useText } from '@tongtu/platform/ui';
import { downloadFormats, downloadLedger, getTrialBalance, type EntryHead, type TrialBalanceAnswer } from '../contract.ts';
import { ancestorsOf } from '../domain/account.ts';
import { Balances } from './balances.tsx';
import { BookContext, type Book } from './book.ts';
import { Entries } from './entries.tsx';
import { inOrder } from './figures.ts';
import { FilterBar, useBookFilters } from './filters.tsx';
import { Statement } from './statement.tsx';
import './ledger.css';

export type LedgerBookProps = {
  readonly ledgerId: string;
  /** What an entry is called: its kind, reference and `about` in words. */
  readonly entryTitle: (entry: EntryHead) => string;
  /** What an account is called; `storedName` is the name that it was opened with in the reader's language, or empty. */
  readonly accountTitle?: (account: string, storedName: string) => string;
};

const views = ['balances', 'entries', 'statement'] as const;
type View = (typeof views)[number];

const Downloads = ({ ledgerId }: { ledgerId: string }) => {
  const t = useText('ledger');
  return (
    <div className="lg-downloads">
      <IconDownload size={16} stroke={1.8} aria-hidden="true" />
      <span id="lg-download">{t('book.download')}</span>
      <ul aria-labelledby="lg-download">
        {downloadFormats.map((format) => (
          <li key={format}>
            <a className="tt-link" href={urlOf(downloadLedger, { params: { ledgerId }, query: { format } })} title={t(`book.formatHints.${format}`)} download>
              {t(`book.formats.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Whole = ({ ledgerId, entryTitle, accountTitle, trial }: LedgerBookProps & { trial: TrialBalanceAnswer }) => {
  const t = useText('ledger');
  const filters = useFilters();
  const asked = useBookFilters();
  const shown = views.find((view) => view === filters.get('book')) ?? 'balances';
  const book = useMemo((): Book => {
    const stored = new Map(trial.accounts.map(({ account, name }) => [account, localize(name, t.language)?.text ?? '']));
    const nameOf = (account: string): string => {
      const name = stored.get(account) ?? '';
      return accountTitle?.(account, name) || name || t.maybe(`roots.${account}`) || account.slice(account.lastIndexOf(':') + 1);
    };
    const pathOf = (account: string): string => [...ancestorsOf(account), account].map(nameOf).join(' › ');
    return { ledgerId, accounts: inOrder(trial.accounts), currencies: trial.sums.map(({ currency }) => currency), entryTitle, nameOf, pathOf };
  }, [ledgerId, trial, entryTitle, accountTitle, t]);
  const open = (account: string): void => filters.set({ book: 'statement', account });
  return (
    <BookContext value={book}>
      <div className="lg-bar">
        <SegmentedControl
          aria-label={t('book.views')}
          value={shown}
          onChange={(view) => filters.set({ book: view === 'balances' ? null : view })}
          data={views.map((view: View) => ({ value: view, label: t(`book.${view}`) }))}
        />
        <Downloads ledgerId={ledgerId} />
      </div>
      {shown === 'balances' ? (
        <Balances trial={trial} onOpen={open} />
      ) : (
        <>
          <FilterBar whole={shown === 'entries'} />
          {shown === 'entries' ? <Entries asked={asked} onOpen={open} /> : <Statement asked={asked} onOpen={open} />}
        </>
      )}
    </BookContext>
  );
};

export const LedgerBook = (props: LedgerBookProps) => {
  const trial = useRoute(getTrialBalance, { params: { ledgerId: props.ledgerId } });
  return (
    <Loaded of={trial} loading={<LoadingState shape="table" rows={8} />}>
      {(data) => <Whole {...props} trial={data} />}
    </Loaded>
  );
};
