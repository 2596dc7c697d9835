/** A process that does nothing but keep an index, to be killed: `node follow-alone.ts DATABASE_URL INDEX_URL`. Says `ok` when it follows. */
import { kyselyOn, openPool, silentLog } from '@tongtu/platform/database';
import { matchingFeature } from '../server.ts';

const [url, indexUrl] = process.argv.slice(2);
const feature = matchingFeature({ db: kyselyOn(openPool({ url: url!, size: 4 })), indexUrl: indexUrl!, log: silentLog, clock: () => new Date() });
void feature.start(new AbortController().signal);
for (;;) {
  const { ok } = await feature.check();
  if (ok) break;
  await new Promise((resolve) => setTimeout(resolve, 20));
}
process.stdout.write('ok\n');
