/** Tables, demo data, archives, the index. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resumeImports } from '@tongtu/listings';
import { backup, migrate, migrationFolders, openDatabase, restore, verifyBackup } from '@tongtu/platform/database';
import { rebaseEvents } from '@tongtu/platform/events';
import { openFiles } from '@tongtu/platform/files';
import { prepareJobs } from '@tongtu/platform/jobs';
import { CommandFailed, operandOf, type Command, type CommandInput } from '../command.ts';

const open = ({ config, log }: CommandInput, whenInUse: 'refuse' | 'join') =>
  openDatabase({ url: config.databaseUrl, ownerUrl: config.databaseOwnerUrl, dataDir: config.dataDir, poolSize: 2, log, whenInUse });

const bring: Command = {
  words: ['migrate'],
  usage: '',
  run: async (input) => {
    const database = await open(input, 'join');
    try {
      await migrate({ ownerUrl: database.ownerUrl, appRole: database.appRole, folders: migrationFolders(), log: input.log });
      await prepareJobs(database.ownerUrl, database.appRole, input.log);
    } finally {
      await database.close();
    }
    input.answer({ migrated: true });
  },
};

const seed: Command = {
  words: ['seed'],
  usage: '',
  run: async ({ house, answer }) => {
    const seeded = await (await house()).seed();
    answer(seeded);
  },
};

const save: Command = {
  words: ['backup'],
  usage: 'FILE',
  run: async (input) => {
    const out = operandOf(input, 'FILE');
    // An embedded start would make what is missing, and an empty archive of it.
    if (input.config.databaseUrl === undefined && !existsSync(join(input.config.dataDir, 'pg')))
      throw new CommandFailed('nothing-to-back-up', { folder: input.config.dataDir });
    const database = await open(input, 'join');
    try {
      const manifest = await backup({ url: database.ownerUrl, files: openFiles(input.config.filesUrl), out, now: new Date(), log: input.log });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      input.answer({ file: out, tables: manifest.tables.length, rows, files: manifest.files.length });
    } finally {
      await database.close();
    }
  },
};

const check: Command = {
  words: ['backup', 'verify'],
  usage: 'FILE',
  run: async (input) => {
    const file = operandOf(input, 'FILE');
    const manifest = await verifyBackup(file);
    input.answer({ file, tables: manifest.tables.length, files: manifest.files.length, whole: true });
  },
};

const bringBack: Command = {
  words: ['restore'],
  usage: 'FILE',
  run: async (input) => {
    const archive = operandOf(input, 'FILE');
    const { config, log } = input;
    const database = await open(input, 'refuse');
    let manifest: Awaited<ReturnType<typeof restore>>;
    try {
      const files = openFiles(config.filesUrl);
      manifest = await restore({ archive, ownerUrl: database.ownerUrl, appRole: database.appRole, files, folders: migrationFolders(), log });
      await prepareJobs(database.ownerUrl, database.appRole, log);
      // The cursor of a follower names a transaction of the old server.
      await rebaseEvents(database.db);
    } finally {
      await database.close();
    }
    // The queue is in no archive: what waited is queued again.
    const imports = await (await input.house()).inTransaction(resumeImports);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    input.answer({ tables: manifest.tables.length, rows, files: manifest.files.length, imports });
  },
};

const reindex: Command = {
  words: ['reindex'],
  usage: '',
  run: async ({ house, answer, progress }) => {
    const began = performance.now();
    let shown = 0;
    let last = { done: 0, total: 0 };
    await (
      await house()
    ).matching.reindex((now) => {
      last = now;
      if (performance.now() - shown < 1000) return;
      shown = performance.now();
      progress(`${now.done} / ${now.total}`);
    });
    const seconds = (performance.now() - began) / 1000;
    answer({ documents: last.done, seconds: Number(seconds.toFixed(1)) });
  },
};

export const dataCommands: readonly Command[] = [bring, seed, save, check, bringBack, reindex];
