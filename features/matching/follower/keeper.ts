/**
 * Keeps the index: loads it at start, builds it when it is missing or broken, follows the events, writes what changed.
 *
 * Two speeds. The memory follows at once: a card is found as soon as its event was read. The words in SQL and the store
 * are written behind it, a few times a second, and only then is the cursor saved. So after a crash at any line the store
 * is at least as new as the cursor, and the next start reads the rest of the events again; reading one twice is harmless,
 * because cards are read in their present state and one whose stamp is known is left alone. A walk over all cards after
 * each start mends what no event tells of: a folder or a database that was brought back from a backup.
 *
 * Of several processes that share a folder one writes. The others ask again and again; the one that succeeds compares
 * the store with its memory before it writes, because the former owner may have stopped at any line.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { vocabularyTerms } from '@tongtu/listings';
import type { Log, Tx } from '@tongtu/platform/database';
import { endOfEvents, eventLag, eventsSince, readCursor, resetCursor, startOfEvents, type Cursor } from '@tongtu/platform/events';
import { CardStore, type CardTable } from '../index/card-store.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { removeWords, writeWords } from '../store/listing-words.ts';
import type { Words } from '../words/words.ts';
import { setAlarm } from './alarm.ts';
import { buildIndex, type Progress } from './build.ts';
import { idsOfEvents } from './ids-of-events.ts';
import { idsThatDiffer, loadMemory } from './load.ts';
import { mendIndex } from './mend.ts';
import { noOwnership, takeOwnership } from './owner.ts';
import { Pending } from './pending.ts';
import { makeRefresh, type Refresh } from './refresh.ts';

export type IndexState = 'ok' | 'missing' | 'broken' | 'building';
export type KeeperOptions = { readonly db: Tx; readonly indexUrl: string; readonly log: Log; readonly clock: () => Date; readonly words: Words };

const eventsAtOnce = 20;
const idleMs = 150;
const flushMs = 250;
/** More unwritten cards than people write by hand. */
const many = 100;
/** How often the folder and its pointer are looked at. */
const lookMs = 2000;
/** Beyond so many unwritten cards the follower waits for the store. */
const mostPending = 6000;

const isSame = (a: Cursor, b: Cursor): boolean => a.txid === b.txid && a.seq === b.seq;

export class Keeper {
  readonly #options: KeeperOptions;
  /** Names the cursor of the store that is kept up. */
  #node = '';
  /** Null while there is nothing to answer from. */
  memory: MemoryIndex | null = null;
  state: IndexState = 'building';
  progress: Progress | null = null;
  #store: CardStore | null = null;
  #table: CardTable | null = null;
  #ownership = noOwnership;
  /** Owned, and what the store lacks of the memory is pending: so it may be written, and the cursor saved after it. */
  #mayWrite = false;
  #cursor: Cursor = startOfEvents;
  #saved: Cursor = startOfEvents;
  readonly #pending = new Pending();
  #writing: Promise<void> = Promise.resolve();
  readonly #refresh: Refresh;
  #rebuilding: Promise<number> | null = null;
  #looked = 0;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#refresh = makeRefresh(options, () => ({ memory: this.memory, pending: this.#pending, isLevel: this.#mayWrite }));
  }

  /** Events that are announced and not yet in the store. */
  async behind(): Promise<number> {
    return (await eventLag(this.#options.db, this.#cursorName, this.#options.clock())).events;
  }

  /** Cards whose present state waits for the store. */
  get unwritten(): number {
    return this.#pending.size;
  }

  get #cursorName(): string {
    return `search-index:${this.#node}`;
  }

  async #open(): Promise<CardStore> {
    this.#store ??= await CardStore.open(this.#options.indexUrl, vocabularyTerms());
    return this.#store;
  }

  /** What the store holds, into memory. Answers `missing` or `broken` when there is nothing to load. */
  async #load(): Promise<'ok' | 'missing' | 'broken'> {
    const { db, log } = this.#options;
    try {
      const store = await this.#open();
      const pointer = await store.pointer();
      if (pointer === undefined) return 'missing';
      const table = await store.open(pointer.name);
      const memory = await loadMemory(table);
      this.#node = pointer.node;
      // The pointer's cursor is that of the build; the saved one is later, unless another process built in the meantime.
      const kept = this.#table === null ? await readCursor(db, this.#cursorName) : startOfEvents;
      const cursor = isSame(kept, startOfEvents) ? pointer.cursor : kept;
      // A place that this database has not reached is one of another database.
      const isOfOther = BigInt(cursor.txid) > BigInt((await endOfEvents(db)).txid);
      this.#take(memory, table, isOfOther ? startOfEvents : cursor);
      return 'ok';
    } catch (error) {
      log.error({ err: error }, 'the search index cannot be read');
      return 'broken';
    }
  }

  #take(memory: MemoryIndex, table: CardTable, cursor: Cursor): void {
    this.#pending.clear();
    this.#mayWrite = this.#ownership.owned;
    this.memory = memory;
    this.#table = table;
    this.#cursor = cursor;
    this.#saved = cursor;
    this.state = 'ok';
    this.progress = null;
  }

  /** Follows until the signal ends. */
  async start(signal: AbortSignal): Promise<void> {
    const { log } = this.#options;
    await this.#takeUp(signal);
    if (signal.aborted) return;
    const memory = this.memory!;
    const isOver = (): boolean => signal.aborted || this.memory !== memory;
    void mendIndex(this.#options, memory, this.#refresh, isOver).catch((error: unknown) =>
      log.error({ err: error }, 'the search index could not be compared with the cards'),
    );
    await Promise.all([this.#follow(signal), this.#keepStore(signal)]);
    await this.#flush().catch((error: unknown) => log.warn({ err: error }, 'the search index was not written at the end; the next start does it'));
  }

  /** Owns the folder if nobody else does. */
  #own(): void {
    this.#ownership.release();
    [this.#ownership, this.#mayWrite] = [noOwnership, false];
    this.#pending.keep(false);
    this.#ownership = takeOwnership(this.#options.indexUrl);
    this.#pending.keep(this.#ownership.owned);
  }

  /** Until there is an index to answer from. */
  async #takeUp(signal: AbortSignal): Promise<void> {
    const { log } = this.#options;
    for (let failures = 0; !signal.aborted && this.memory === null; failures += 1) {
      try {
        this.#own();
        if (!this.#ownership.owned) log.warn({}, 'another process writes this search index; this one only reads it');
        const found = await this.#load();
        if (found !== 'ok') {
          this.state = found;
          log.warn({ state: found }, 'the search index is built anew; a simpler search answers meanwhile');
          if (found === 'broken' && this.#ownership.owned) await (await this.#open()).clear();
          await this.rebuild();
        }
      } catch (error) {
        this.#ownership.release();
        log.error({ err: error, failures }, 'the search index cannot be built; tries again');
        await pause(Math.min(30_000, 200 * 2 ** Math.min(failures, 8)), undefined, { signal }).catch(() => {});
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { db, log } = this.#options;
    const alarm = setAlarm(signal);
    let failures = 0;
    while (!signal.aborted) {
      try {
        const from = this.#cursor;
        const events = await eventsSince(db, from, eventsAtOnce);
        await this.#refresh(await idsOfEvents(db, events));
        // A rebuild may have set the place anew while we read.
        if (events.length > 0 && isSame(this.#cursor, from)) this.#cursor = events.at(-1)!.cursor;
        failures = 0;
        if (this.#pending.size > mostPending) await this.#flush();
        if (events.length < eventsAtOnce) await alarm.sleep(idleMs);
      } catch (error) {
        failures += 1;
        log.error({ err: error, failures }, 'the search index cannot follow; tries the same events again');
        await pause(Math.min(30_000, 100 * 2 ** Math.min(failures, 9)), undefined, { signal }).catch(() => {});
      }
    }
    alarm.close();
  }

  /** Writes what changed, then saves the place that it is up to. */
  #flush(): Promise<void> {
    const turn = this.#writing.then(async () => {
      const { db, clock } = this.#options;
      if (!this.#mayWrite || this.#table === null || this.#rebuilding !== null) return;
      const [table, cursor] = [this.#table, this.#cursor];
      if (isSame(cursor, this.#saved) && this.#pending.size === 0) return;
      const batch = this.#pending.take();
      try {
        // The words first: who finds a card in the store may trust that SQL has its words.
        await writeWords(db, batch.documents);
        await removeWords(db, batch.gone);
        await table.write(batch.documents, batch.gone, batch.fresh);
        await resetCursor(db, this.#cursorName, clock(), cursor);
        this.#saved = cursor;
      } catch (error) {
        this.#pending.putBack(batch);
        throw error;
      }
    });
    this.#writing = turn.catch(() => {});
    return turn;
  }

  async #keepStore(signal: AbortSignal): Promise<void> {
    const { log, clock } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      // While an import pours in, fewer and larger writes: each costs the store a look for the cards' former selves.
      await pause(this.#pending.size > many ? 4 * flushMs : flushMs, undefined, { signal }).catch(() => {});
      if (this.#rebuilding !== null) continue;
      try {
        await this.#look();
        await this.#flush();
        if (this.#pending.size === 0 && this.#mayWrite) await this.#table?.tidy(clock());
        failures = 0;
      } catch (error) {
        failures += 1;
        log.error({ err: error, failures }, 'the search index cannot be written');
        if (failures % 3 === 0)
          await this.#mendStore('broken').catch((fault: unknown) => log.error({ err: fault }, 'the search index cannot be built; tries again'));
        else await pause(Math.min(30_000, 200 * 2 ** Math.min(failures, 8)), undefined, { signal }).catch(() => {});
      }
    }
    await this.#rebuilding?.catch(() => {});
  }

  /** Has the folder gone, or has another process built the index anew? */
  async #look(): Promise<void> {
    const now = performance.now();
    if (now - this.#looked < lookMs) return;
    this.#looked = now;
    const { indexUrl } = this.#options;
    if (!indexUrl.includes('://') && !existsSync(indexUrl)) return this.#mendStore('missing');
    const pointer = await (await this.#open()).pointer();
    if (pointer === undefined) return this.#mendStore('missing');
    if (pointer.name !== this.#table?.name && (await this.#load()) !== 'ok') await this.#mendStore('broken');
    if (!this.#mayWrite) await this.#succeed();
  }

  /** Becomes the one that writes when the former owner has ended. */
  async #succeed(): Promise<void> {
    const { log } = this.#options;
    if (!this.#ownership.owned) {
      try {
        this.#own();
      } catch (error) {
        log.warn({ err: error }, 'the folder of the search index cannot be taken; tries again');
      }
      if (!this.#ownership.owned) return;
      log.info({}, 'this process writes the search index from now on');
    }
    // From here on changes are kept, so nothing is lost between the comparison and the first writing.
    const table = this.#table!;
    const stamps = await table.stamps();
    await this.#refresh(idsThatDiffer(this.memory!, stamps), true);
    if (this.#table === table) this.#mayWrite = true;
  }

  /** The memory still answers; the store is made anew behind it. */
  async #mendStore(state: 'missing' | 'broken'): Promise<void> {
    this.state = state;
    this.#options.log.warn({ state }, 'the search index is built anew');
    this.#store = null;
    this.#own();
    if (state === 'broken' && this.#ownership.owned) await (await this.#open()).clear();
    await this.rebuild();
  }

  /** Builds the index from the cards into a table of its own, then puts it in the place of the old one. Answers how many cards it holds. */
  rebuild(onProgress: (progress: Progress) => void = () => {}): Promise<number> {
    this.#rebuilding ??= this.#build(onProgress).finally(() => {
      this.#rebuilding = null;
    });
    return this.#rebuilding;
  }

  async #build(onProgress: (progress: Progress) => void): Promise<number> {
    const { db, clock } = this.#options;
    if (this.state === 'ok') this.state = 'building';
    await this.#writing;
    const store = await this.#open();
    const built = await buildIndex(this.#options, store, (progress) => {
      this.progress = progress;
      onProgress(progress);
    });
    this.#node = (await store.pointer())?.node ?? randomBytes(8).toString('hex');
    await store.point(built.table, this.#node, built.cursor, clock());
    await resetCursor(db, this.#cursorName, clock(), built.cursor);
    await store.sweep(built.table.name);
    this.#take(built.memory, built.table, built.cursor);
    return built.memory.size;
  }

  async close(): Promise<void> {
    await this.#rebuilding?.catch(() => {});
    await this.#writing;
    this.#store?.close();
    this.#store = null;
    this.#ownership.release();
  }
}
