/**
 * Import and index: `node bench/import.ts [rows] [runs]`. A running server with the demo data, `tongtu import listings` beside it;
 * the clock stops when the server's index holds every row and has nothing left to write.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { houseRoot } from '@tongtu/platform/database';
import { nodeOptions, removeFolder, startHouse } from '../tests/journeys/house.ts';
import { loadMissing, writeRows } from './load.ts';
import { median, numberAt, rounded, say } from './measure.ts';
import { ask, signIn, untilIndexed } from './server.ts';

export const importInto = (dataDir: string, file: string): Promise<{ added: number; refused: number; seconds: number }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...nodeOptions,
        join(houseRoot, 'apps/cli/main.ts'),
        'import',
        'listings',
        file,
        '--organization',
        '示例能源集团有限公司',
        '--source',
        'bench',
        '--json',
      ],
      {
        env: { ...process.env, DATA_DIR: dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    child.once('exit', (code) =>
      code === 0 ? resolve(JSON.parse(said) as { added: number; refused: number; seconds: number }) : reject(new Error(`import ended with ${code}`)),
    );
  });

if (import.meta.main) {
  if (loadMissing !== '') say({ bench: 'import', skipped: loadMissing });
  else {
    const [count, runs] = [numberAt(2, 50_000), numberAt(3, 3)];
    const { file } = await writeRows(count);
    const rates: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const house = await startHouse();
      const before = (await ask<{ documents: number }>(house, await signIn(house, 'secretariat@example.org'), 'GET', '/api/search-index')).documents;
      const began = performance.now();
      const done = await importInto(house.dataDir, file);
      await untilIndexed(house, before + done.added);
      const seconds = (performance.now() - began) / 1000;
      rates.push(done.added / seconds);
      say({
        bench: 'import',
        run,
        rows: count,
        added: done.added,
        refused: done.refused,
        importSeconds: rounded(done.seconds),
        indexedSeconds: rounded(seconds),
        listingsPerSecond: Math.round(done.added / seconds),
      });
      await house.stop();
      removeFolder(house.dataDir);
    }
    say({ bench: 'import', median: Math.round(median(rates)) });
  }
}
