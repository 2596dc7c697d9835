/** Books that were backed up and restored are the same books, and as hard to rewrite as before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backup, clientConfig, kyselyOn, migrationFolders, openPool, restore, silentLog } from '@tongtu/platform/database';
import { testDatabase } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { Client } from 'pg';
import { exportLedger } from '../use-cases/books.ts';
import { recordEntries } from '../use-cases/record-entries.ts';
import { reverseEntry } from '../use-cases/reverse-entry.ts';
import { broken } from './invariants.ts';
import { aDraft, makeWorld } from './world.ts';

it('a restored ledger', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-ledger-'));
  const world = await makeWorld();
  const target = await testDatabase({ folders: [] });
  const pool = openPool({ url: target.url, size: 2 });
  try {
    const ledger = await world.open();
    const drafts = Array.from({ length: 50 }, (_, n) => aDraft(`event:${n}`));
    const { entryIds } = must(await world.at((context) => recordEntries(context, ledger, drafts)));
    must(await world.at((context) => reverseEntry(context, ledger, entryIds[7]!, { key: 'back', effectiveOn: '2026-12-01', reference: '' })));
    const out = join(folder, 'archive.tongtu');
    await backup({ url: world.ownerUrl, out, now: new Date(0), log: silentLog });
    await restore({ ownerUrl: target.ownerUrl, appRole: target.appRole, archive: out, folders: migrationFolders(), log: silentLog });

    expect(await exportLedger(kyselyOn(pool), ledger)).toEqual(await exportLedger(world.db, ledger));
    expect(await broken(pool)).toEqual([]);
    const client = new Client(clientConfig(target.ownerUrl));
    await client.connect();
    await expect(client.query('delete from postings')).rejects.toMatchObject({ code: '55000' });
    await client.query('begin');
    await client.query(
      `insert into entries (ledger_id, entry_id, key, content_hash, kind, reference, effective_on, booked_at, about, lines)
       values ($1, $2, 'half', '', 'x', '', '2026-01-01', now(), '{}', 2)`,
      [ledger, world.newId()],
    );
    await expect(client.query('commit')).rejects.toMatchObject({ code: '23514' });
    await client.end();
  } finally {
    await pool.end();
    await target.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
