/**
 * The list and the search page over HTTP: `node bench/http.ts [rows] [seconds]`. 50 connections for the list, one for searches;
 * the server, its database and the load share this machine.
 */
import autocannon from 'autocannon';
import { removeFolder, startHouse } from '../tests/journeys/house.ts';
import { importInto } from './import.ts';
import { loadMissing, writeRows } from './load.ts';
import { numberAt, quantile, rounded, say } from './measure.ts';
import { signIn, untilIndexed } from './server.ts';

const fire = (url: string, seconds: number, cookie?: string) =>
  autocannon({ url, connections: 50, duration: seconds, ...(cookie === undefined ? {} : { headers: { cookie } }) });

/** Words from the middle of a title, as people type them. */
const queriesFrom = (titles: readonly string[]): string[] =>
  titles
    .flatMap((title) => (/\p{Script=Han}/u.test(title) ? [[...title].slice(2, 8).join('')] : [title.split(/\s+/).slice(1, 4).join(' ')]))
    .filter((q) => q.length > 2);

if (loadMissing !== '') say({ bench: 'http', skipped: loadMissing });
else {
  const [count, seconds] = [numberAt(2, 100_000), numberAt(3, 20)];
  const { file, titles } = await writeRows(count);
  const house = await startHouse();
  const { added } = await importInto(house.dataDir, file);
  await untilIndexed(house, added);
  const list = `${house.url}/api/listings?limit=20`;
  await fire(list, 3);
  for (const [name, url] of [
    ['list', `${list}&facets=false`],
    ['list with facets', list],
    ['list of a kind with facets', `${list}&kind=achievement`],
    ['search with facets', `${list}&q=membrane`],
  ] as const) {
    const { requests, latency, non2xx, errors } = await fire(url, seconds);
    say({
      bench: 'http',
      page: name,
      listings: added,
      connections: 50,
      requestsPerSecond: Math.round(requests.average),
      p50Ms: latency.p50,
      p99Ms: latency.p99,
      failed: non2xx + errors,
    });
  }
  // Visitors who ask at the same time share a query; who is signed in has one of his own, and his session is looked up.
  {
    const { requests, latency, non2xx, errors } = await fire(list, seconds, await signIn(house, 'admin.storage@example.org'));
    say({
      bench: 'http',
      page: 'list with facets, signed in',
      listings: added,
      connections: 50,
      requestsPerSecond: Math.round(requests.average),
      p50Ms: latency.p50,
      p99Ms: latency.p99,
      failed: non2xx + errors,
    });
  }
  const times: number[] = [];
  for (const q of queriesFrom(titles)) {
    const began = performance.now();
    const answer = await fetch(`${list}&q=${encodeURIComponent(q)}`);
    await answer.arrayBuffer();
    times.push(performance.now() - began);
  }
  say({
    bench: 'http',
    page: 'search one at a time',
    listings: added,
    queries: times.length,
    p50Ms: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    p99Ms: rounded(quantile(times, 0.99)),
  });
  await house.stop();
  removeFolder(house.dataDir);
}
