/** `npm start` with everything installed and the demo data present, until the first page is answered: `node bench/start.ts [times]`. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { houseRoot } from '@tongtu/platform/database';
import { removeFolder, startHouse } from '../tests/journeys/house.ts';
import { median, numberAt, rounded, say } from './measure.ts';

const times = numberAt(2, 5);
const first = await startHouse();
await first.stop();
const port = await new Promise<number>((resolve) => {
  const probe = createServer();
  probe.listen(0, () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
});
const seconds: number[] = [];
for (let n = 0; n < times; n += 1) {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: houseRoot,
    env: { ...process.env, DATA_DIR: first.dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: 'ignore',
    detached: true,
  });
  for (;;) {
    const page = await fetch(`http://localhost:${port}/`).catch(() => undefined);
    if (page?.ok === true) break;
    await sleep(20);
  }
  seconds.push((performance.now() - began) / 1000);
  const gone = new Promise((resolve) => void child.once('exit', resolve));
  // The whole group, as a terminal's Ctrl-C does.
  process.kill(-child.pid!, 'SIGINT');
  await gone;
  await sleep(500);
}
say({ bench: 'start', times, medianSeconds: rounded(median(seconds), 2), worstSeconds: rounded(Math.max(...seconds), 2) });
removeFolder(first.dataDir);
