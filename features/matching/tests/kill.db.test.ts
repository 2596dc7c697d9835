/** `kill -9` while the index follows an import: the next start answers with every card that was imported. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordImported } from '@tongtu/listings';
import { ok } from '@tongtu/kernel/result';
import { bodies } from '../../listings/tests/bodies.ts';
import { makeHouse, until, type House, type Opened } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const importSome = (from: number, count: number) =>
  house.write('admin', async (context) =>
    ok(
      await recordImported(context, {
        organizationId: house.university,
        source: 'test',
        publish: true,
        rows: Array.from({ length: count }, (_, i) => ({
          row: i,
          reference: `r${from + i}`,
          kind: 'need' as const,
          title: { en: `Imported zircon ${from + i}` },
          body: bodies.need,
        })),
      }),
    ),
  );
const follower = async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('follow-alone.ts', import.meta.url)), house.database.url, house.indexUrl], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
};
const total = async (opened: Opened): Promise<number> => {
  const result = await opened.search('visitor', { q: 'zircon' });
  return result.ok ? (result.value as { total: number }).total : -1;
};

// At different moments: before, within and after the writing behind the memory.
it.each([0, 60, 250, 400])('killed %d ms after the last row', async (ms) => {
  const child = await follower();
  const before = ms * 1000;
  for (let i = 0; i < 4; i += 1) await importSome(before + i * 100, 100);
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const opened = house.open();
  opened.start();
  const expected = [0, 60, 250, 400].indexOf(ms) * 400 + 400;
  expect(
    await until(
      () => total(opened),
      (now) => now === expected,
    ),
  ).toBe(expected);
  await until(
    () => opened.state(),
    (state) => state.ok && (state.value as { behind: number }).behind === 0,
  );
  await opened.stop();
});
