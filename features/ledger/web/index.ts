/** The room has no page of its own: whoever keeps a ledger shows it in his. */
import type { Page } from '@tongtu/platform/ui';

export { LedgerBook, type LedgerBookProps } from './ledger-book.tsx';

export const pages: readonly Page[] = [];
