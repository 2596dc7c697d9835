/** The log of a whole house, through the real door: what rooms announce is published, proven, and read by whom it concerns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { entriesAbout, eraseContent, logIndexOf } from '@tongtu/transparency';
import {
  checkLog,
  leafHash,
  noteVerifier,
  readCheckpoint,
  readNote,
  readTilePath,
  verifyInclusion,
  verifyTlogProof,
  type PublishedBytes,
} from '@tongtu/transparency/tlog';
import { makeHouse, type HouseWorld, type Role } from './authorization/world.ts';

let world: HouseWorld;
let listingId = '';
beforeAll(async () => {
  world = await makeHouse();
  listingId = await world.listing('published');
  // A transaction of another test on the cluster may hold the log back for a moment.
  for (let tries = 0; tries < 500; tries += 1) {
    await world.house.transparency.sequence(world.house.database.db);
    const about = { type: 'listing', id: listingId, organizations: undefined };
    if ((await entriesAbout(world.house.database.db, about, undefined, 1)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the log does not take the listing in');
}, 120_000);
afterAll(() => world.close());

const get = (url: string, role: Role = 'visitor') => world.app.inject({ method: 'GET', url, headers: { cookie: world.cookies.get(role) ?? '' } });
const published: PublishedBytes = async (path) => {
  const answer = await get(`/log/${path}`);
  return answer.statusCode === 404 ? undefined : new Uint8Array(answer.rawPayload);
};
const verifiersOf = async () => [must(noteVerifier((await get('/log/vkey')).body.trim()))];
type Said = { index: number; bytes: string; contentState: string; content: { json: string } | null; commitment: { kind: string; role: string } };
type Proven = Said & { proof: { size: number; root: string; hashes: string[] }; tlogProof: string };
const entriesOf = async (role: Role): Promise<Said[]> => (await get(`/api/log/subjects/listing/${listingId}`, role)).json<{ items: Said[] }>().items;

describe('the log of a house', () => {
  it('is whole, read through its own addresses', async () => {
    const checked = must(await checkLog(published, { verifiers: await verifiersOf(), origin: 'localhost:8080/log' }));
    expect(checked.size).toBeGreaterThan(2);
    expect((await get('/api/log')).json()).toMatchObject({
      origin: 'localhost:8080/log',
      size: checked.size,
      root: Buffer.from(checked.root).toString('base64'),
    });
  });
  it('is served as the standard says, and kept by caches where nothing changes', async () => {
    const checkpoint = await get('/log/checkpoint');
    expect(checkpoint.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=2' });
    const { size } = must(readCheckpoint(must(readNote(checkpoint.body)).text));
    const tile = await get(`/log/tile/0/000.p/${size}`);
    expect(tile.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' });
    expect(tile.rawPayload.length).toBe(size * 32);
  });
  it.each(['0/999', '0/000.p/0', '64/000', '0/..%2f..%2fcheckpoint', '..%2f..%2f..%2flog.key', 'entries/000.p/300', '%00', 'a'.repeat(300)])(
    'has no tile %s',
    async (path) => {
      const { statusCode } = await get(`/log/tile/${path}`);
      expect([400, 404]).toContain(statusCode);
    },
  );
  it('proves a published listing, by its parts and by a file that stands alone', async () => {
    const [newest] = await entriesOf('admin');
    expect(newest?.commitment).toMatchObject({ kind: 'listing-published', role: expect.stringMatching(/^[a-z+-]+$/) });
    const said = (await get(`/api/log/entries/${newest!.index}`)).json<Proven>();
    const { size, root, hashes } = said.proof;
    const entry = Buffer.from(said.bytes, 'base64');
    const claim = {
      index: said.index,
      size,
      leaf: leafHash(entry),
      root: Buffer.from(root, 'base64'),
      proof: hashes.map((hash) => Buffer.from(hash, 'base64')),
    };
    expect(verifyInclusion(claim)).toBe(true);
    const policy = { origin: 'localhost:8080/log', logs: await verifiersOf(), witnesses: [], atLeast: 0 };
    expect(must(verifyTlogProof(said.tlogProof, policy)).index).toBe(said.index);
  });
  it('shows contents to whom they concern, until they are erased', async () => {
    const [newest] = await entriesOf('member');
    expect(newest).toMatchObject({ contentState: 'shown', content: { json: expect.stringContaining(listingId) } });
    expect(await entriesOf('other')).toEqual([]);
    expect((await entriesOf('auditor'))[0]).toMatchObject({ contentState: 'shown' });
    const seen = async (role: Role): Promise<Said> => (await get(`/api/log/entries/${newest!.index}`, role)).json<Said>();
    expect(await seen('visitor')).toMatchObject({ contentState: 'hidden', content: null, bytes: newest!.bytes });
    const { event } = JSON.parse(newest!.content!.json) as { event: string };
    expect(await logIndexOf(world.house.database.db, event)).toBe(newest!.index);
    await world.house.inTransaction((context) => eraseContent(context.tx, newest!.index, context.now));
    expect(await seen('auditor')).toMatchObject({ contentState: 'erased', content: null, bytes: newest!.bytes });
    expect((await checkLog(published, { verifiers: await verifiersOf() })).ok).toBe(true);
  });
  it('has no entry beyond its end, and none with a strange number', async () => {
    for (const index of ['999999', '-1', '1.5', 'x', '9'.repeat(17)]) expect([400, 404]).toContain((await get(`/api/log/entries/${index}`)).statusCode);
    expect(readTilePath('tile/0/999')).toBeDefined();
  });
});
