/**
 * One way to connect, for the application, for migrations and for tests: the same types come out, the same time-outs hold.
 * What JavaScript would round or shift (int8, numeric, date, interval, local timestamps) stays exact.
 */
import pg, { Client, Pool } from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { translateError } from './fault.ts';

/** A Kysely without tables, be it the pool or an open transaction: a store adds its own by `tx.withTables<T>()`. */
export type Tx = Kysely<{}>;

export type Log = {
  info: (details: object, message: string) => void;
  warn: (details: object, message: string) => void;
  error: (details: object, message: string) => void;
};

/** For callers that do not care. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

const asText = (text: string): string => text;
const arrayOf = (parse: (text: string) => unknown) => {
  const textArray = pg.types.getTypeParser(1009 as never) as unknown as (text: string) => (string | null)[];
  return (text: string) => textArray(text).map((item) => (item === null ? null : parse(item)));
};

const timestamptz = pg.types.getTypeParser(1184);
const parsers = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8
  [1016, arrayOf(BigInt)],
  [1082, asText], // date
  [1182, arrayOf(asText)],
  [1114, asText], // timestamp without zone: no zone, so no Date
  [1115, arrayOf(asText)],
  [1185, arrayOf((text) => timestamptz(text))],
  [1186, asText], // interval
  [1187, arrayOf(asText)],
  [1700, asText], // numeric
  [1231, arrayOf(asText)],
]);

/** Parsers of this house, for any client of `pg`. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

type AnyQuery = (...args: unknown[]) => unknown;

/** A client whose lost connections come out as `database-unavailable`. */
class HouseClient extends Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const plain = (super.query as AnyQuery).bind(this);
    const query: AnyQuery = (...args) => {
      const outcome = plain(...args);
      return outcome instanceof Promise
        ? outcome.catch((error: unknown) => {
            throw translateError(error);
          })
        : outcome;
    };
    this.query = query as typeof this.query;
  }
}

export type PoolSettings = {
  readonly url: string;
  /** Most connections at once. */
  readonly size?: number;
  /** Milliseconds after which the server gives up on a statement; 0 is never. */
  readonly statementTimeout?: number;
  readonly onError?: (error: Error) => void;
};

/** Milliseconds that one statement, one wait for a lock, one idle open transaction may take. */
export const timeouts = { statement: 30_000, lock: 10_000, idleInTransaction: 60_000, connect: 10_000 } as const;

const readUrl = (url: string): pg.ClientConfig => {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host');
  // A private socket: the folder stands in `?host=`, the authority is only there because an address needs one.
  if (host === null) return { connectionString: url };
  return {
    host,
    user: decodeURIComponent(parsed.username) || undefined,
    password: decodeURIComponent(parsed.password) || undefined,
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...(parsed.searchParams.get('port') === null ? {} : { port: Number(parsed.searchParams.get('port')) }),
  } as pg.ClientConfig;
};

/** Settings of one connection of this house, for `new Client(…)`. */
export const clientConfig = (url: string, statementTimeout: number = timeouts.statement): pg.ClientConfig => ({
  ...readUrl(url),
  types: typeParsers,
  application_name: 'tongtu',
  statement_timeout: statementTimeout,
  lock_timeout: timeouts.lock,
  idle_in_transaction_session_timeout: timeouts.idleInTransaction,
  connectionTimeoutMillis: timeouts.connect,
  keepAlive: true,
});

/** A pool of connections. An idle connection that breaks is logged by `onError` and replaced; it never ends the process. */
export const openPool = ({ url, size = 10, statementTimeout, onError }: PoolSettings): pg.Pool => {
  const pool = new Pool({
    ...clientConfig(url, statementTimeout),
    Client: HouseClient as never,
    max: size,
    idleTimeoutMillis: 30_000,
    maxUses: 50_000,
  } as pg.PoolConfig);
  pool.on('error', (error) => onError?.(error));
  // A connection may also break between two statements of a transaction; without a listener that would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

/** Kysely on a pool; a failed connect comes out as `database-unavailable`. */
export const kyselyOn = (pool: pg.Pool): Tx => {
  const connect = async () => {
    try {
      return await pool.connect();
    } catch (error) {
      throw translateError(error);
    }
  };
  return new Kysely<{}>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } as never }) });
};
