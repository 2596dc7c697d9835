/** How long after its publication a listing is found: `node bench/findable.ts [times]`. Asked every 10 ms; the answer of the publishing request starts the clock. */
import { setTimeout as sleep } from 'node:timers/promises';
import { bodies } from '../features/listings/tests/bodies.ts';
import { removeFolder, startHouse } from '../tests/journeys/house.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';
import { ask, signIn } from './server.ts';

const times = numberAt(2, 50);
const house = await startHouse();
const cookie = await signIn(house, 'admin.energy@example.org');
const { memberships } = await ask<{ memberships: { organizationId: string }[] }>(house, cookie, 'GET', '/api/session');
const taken: number[] = [];
for (let n = 0; n < times; n += 1) {
  const word = `findable${n}x${Math.round(performance.now())}`;
  const { id, revision } = await ask<{ id: string; revision: number }>(house, cookie, 'POST', '/api/listings', {
    kind: 'need',
    organizationId: memberships[0]!.organizationId,
    title: { en: word },
  });
  await ask(house, cookie, 'PATCH', `/api/listings/${id}`, { revision, body: { ...bodies.need, deadline: '2099-01-01' } });
  await ask(house, cookie, 'POST', `/api/listings/${id}/submit`);
  await ask(house, cookie, 'POST', `/api/listings/${id}/publish`);
  const began = performance.now();
  for (;;) {
    const { items } = await ask<{ items: { listing: { id: string } }[] }>(house, '', 'GET', `/api/listings?facets=false&q=${word}`);
    if (items.some((hit) => hit.listing.id === id)) break;
    await sleep(10);
  }
  taken.push(performance.now() - began);
}
say({ bench: 'findable', times, medianMs: rounded(median(taken)), p95Ms: rounded(quantile(taken, 0.95)), worstMs: rounded(Math.max(...taken)) });
await house.stop();
removeFolder(house.dataDir);
