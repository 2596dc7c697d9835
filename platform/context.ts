/**
 * What every use-case is handed: the transaction, who asks, the clock and the source of ids.
 * A use-case imports nothing else of the platform.
 */
import type { Reader } from '@tongtu/kernel/reader';
import type { Language } from '@tongtu/kernel/localized';
import type { Tx } from './database/index.ts';
import type { JobQueue } from './jobs/index.ts';
import type { Files } from './files/index.ts';
import type { Mailer } from './mail/index.ts';

export type { Tx } from './database/index.ts';
export { announce, announceAll } from './events/announce.ts';

export type Context = {
  /** The open transaction (or, for reads, the pool). Hand it on; never open another inside. */
  readonly tx: Tx;
  readonly reader: Reader;
  readonly now: Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly language: Language;
  /** Jobs are queued inside `tx`. */
  readonly jobs: JobQueue;
  /** Letters are queued inside `tx` and sent by a job. */
  readonly mail: Mailer;
  readonly files: Files;
};
