/**
 * A temporary cluster of the PostgreSQL 15 that Debian installs, for suites that must hold on an older server too.
 * As a program it runs a command on it, or prints its address and stays until it is ended:
 *   node tests/backends/run-on-postgres-15.ts npx vitest run --project db
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../platform/database/index.ts';
import { binariesIn } from '../../platform/database/embedded/binaries.ts';
import { startEmbedded } from '../../platform/database/embedded/supervisor.ts';

const folder = process.env.POSTGRES_15 ?? '/usr/lib/postgresql/15/bin';

/** Why there is none on this machine, or an empty string. */
export const postgres15Missing: string = existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')) ? '' : `no PostgreSQL 15 in ${folder}`;

export type TemporaryServer = { readonly ownerUrl: string; readonly stop: () => Promise<void> };

/** Starts it, by the same launcher as the embedded server (so also as root). */
export const startPostgres15 = async (): Promise<TemporaryServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), `tongtu-test-${process.pid}-`));
  const server = await startEmbedded({ dataDir, log: silentLog, durable: false, sharedBuffers: '64MB', binaries: binariesIn(folder) });
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

if (import.meta.main) {
  if (postgres15Missing !== '') {
    console.log(`skipped: ${postgres15Missing}`);
    process.exit(process.env.STRICT === '1' ? 1 : 0);
  }
  const server = await startPostgres15();
  const stop = async (status: number): Promise<void> => {
    await server.stop();
    process.exit(status);
  };
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) {
    console.log(`TEST_DATABASE_URL=${server.ownerUrl}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  } else {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: server.ownerUrl } });
    child.once('exit', (code) => void stop(code ?? 1));
    child.once('error', () => void stop(1));
  }
}
