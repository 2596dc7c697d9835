/** Where everything of the embedded server lies inside the data folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Places = {
  readonly dataDir: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** A first start is prepared here and then renamed, so that a half-made folder is never taken for a database. */
  readonly draft: string;
  readonly lock: string;
  readonly logFile: string;
  readonly passwordFile: string;
};

export const placesIn = (dataDir: string): Places => {
  const base = resolve(dataDir);
  return {
    dataDir: base,
    cluster: join(base, 'pg'),
    draft: join(base, 'pg-draft'),
    lock: join(base, 'pg.lock'),
    logFile: join(base, 'pg.log'),
    passwordFile: join(base, 'pg.password'),
  };
};

export const port = 5432;
const longest = 107;
const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longest;

/** The folder of the socket: beside the data, or a short private one where that path is over 107 bytes. */
export const makeSocketFolder = (dataDir: string): { folder: string; temporary: boolean } => {
  const beside = join(resolve(dataDir), 'pg-socket');
  if (fits(beside)) {
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    return { folder: beside, temporary: false };
  }
  const name = `tongtu-${createHash('sha256').update(beside).digest('hex').slice(0, 8)}-`;
  // mkdtemp: nobody else can have prepared it.
  const place = fits(join(tmpdir(), `${name}XXXXXX`)) ? tmpdir() : '/tmp';
  return { folder: mkdtempSync(join(place, name)), temporary: true };
};
