/** Opens the truth: any PostgreSQL by address, or else the one that comes with the install. */
import type pg from 'pg';
import { DatabaseFault, translateError } from './fault.ts';
import { liveHolder } from './embedded/lock.ts';
import { placesIn } from './embedded/places.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { kyselyOn, openPool, type Log, type Tx } from './pool.ts';

export type OpenOptions = {
  /** `postgres://…` of any server; absent: the embedded one in `dataDir`. */
  readonly url?: string | undefined;
  /** The same database as the role that owns the tables; absent: `url`. */
  readonly ownerUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  readonly poolSize?: number | undefined;
  /** A running Tongtu uses the folder: refuse (a second server), or join its database (a command such as `tongtu backup`). */
  readonly whenInUse?: 'refuse' | 'join';
  /** The embedded server crashed too often and was given up. */
  readonly onLost?: (fault: DatabaseFault) => void;
};

export type Database = {
  readonly db: Tx;
  readonly pool: pg.Pool;
  readonly url: string;
  readonly ownerUrl: string;
  /** Role of `url`, for `migrate`. */
  readonly appRole: string;
  readonly kind: 'embedded' | 'server';
  /** Process id of the embedded server. */
  readonly pid: () => number | undefined;
  readonly close: () => Promise<void>;
};

const roleOf = (url: string): string => {
  try {
    const parsed = new URL(url);
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new Error(parsed.protocol);
    return decodeURIComponent(parsed.username);
  } catch (error) {
    // The address itself may hold a password, so it is not repeated.
    throw new DatabaseFault('database-url-wrong', {}, error);
  }
};

type Server = { readonly url: string; readonly ownerUrl: string; readonly pid: () => number | undefined; readonly stop: () => Promise<void> };

const findServer = async (options: OpenOptions): Promise<Server> => {
  const none = { pid: () => undefined, stop: async () => {} };
  if (options.url !== undefined && options.url !== '') return { ...none, url: options.url, ownerUrl: options.ownerUrl ?? options.url };
  if (options.whenInUse === 'join') {
    const holder = liveHolder(placesIn(options.dataDir));
    if (holder?.url !== undefined && holder.ownerUrl !== undefined) return { ...none, url: holder.url, ownerUrl: holder.ownerUrl };
  }
  return startEmbedded(options);
};

/**
 * Opens the database and makes sure that it answers. It does not migrate: see `migrate`.
 * Faults: `database-url-wrong`, `database-unavailable` and those of the embedded server.
 */
export const openDatabase = async (options: OpenOptions): Promise<Database> => {
  if (options.url !== undefined && options.url !== '') roleOf(options.url);
  const server = await findServer(options);
  const pool = openPool({
    url: server.url,
    ...(options.poolSize === undefined ? {} : { size: options.poolSize }),
    onError: (error) => options.log.warn({ err: error }, 'a database connection broke'),
  });
  const db = kyselyOn(pool);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end().catch(() => {});
    await server.stop();
    throw translateError(error);
  }
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    url: server.url,
    ownerUrl: server.ownerUrl,
    appRole: roleOf(server.url),
    kind: options.url === undefined || options.url === '' ? 'embedded' : 'server',
    pid: server.pid,
    close: () => (closing ??= pool.end().then(() => server.stop())),
  };
};
