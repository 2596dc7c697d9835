/** Parse → authorize → use-case → present. */
import { mapResult, fail, ok, type Result } from '@tongtu/kernel/result';
import type { Reader } from '@tongtu/kernel/reader';
import type { Context, Tx } from '@tongtu/platform/context';
import { RawAnswer, serve, type ServedRoute } from '@tongtu/platform/http';
import { transparencyRoutes, type LogEntry } from './contract.ts';
import { mayReadContent, transparencyPolicy } from './policy.ts';
import type { EntryWithContent } from './store/entries.ts';
import { readState } from './store/state.ts';
import { witnessStandings } from './store/witnesses.ts';
import { writeBase64 } from './tlog/base64.ts';
import { cosignatureTime } from './tlog/cosignature.ts';
import { readVerifierKey } from './tlog/note.ts';
import { readNote } from './tlog/note.ts';
import { readTilePath } from './tlog/tiles.ts';
import { headOf, type PublishedLog } from './use-cases/published-log.ts';
import { proveEntry, withCosignatures } from './use-cases/prove-entry.ts';
import { listLogEntries, listSubjectEntries, readLogEntry } from './use-cases/read-log.ts';

/** For every page and program of the world: nothing here depends on who asks. */
const raw = (body: Uint8Array, type: string, cache: string): Result<RawAnswer> =>
  ok(
    new RawAnswer(Buffer.from(body), {
      'content-type': type,
      'cache-control': cache,
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    }),
  );
const plain = 'text/plain; charset=utf-8';
const seconds = 'public, max-age=2';
const forEver = 'public, max-age=31536000, immutable';

const presentEntry = (reader: Reader, entry: EntryWithContent): LogEntry => {
  const shown = mayReadContent(reader, entry);
  return {
    index: entry.index,
    commitment: JSON.parse(Buffer.from(entry.entry).toString('utf8')) as LogEntry['commitment'],
    bytes: writeBase64(entry.entry),
    leafHash: writeBase64(entry.leafHash),
    contentState: entry.content === null ? 'erased' : shown ? 'shown' : 'hidden',
    content: entry.content !== null && shown ? { salt: writeBase64(entry.content.salt), json: entry.content.json } : null,
  };
};

/** Signatures with a time are those of witnesses. */
const witnessesIn = (note: string): { readonly name: string; readonly at: string }[] => {
  const read = readNote(note);
  if (!read.ok) return [];
  return read.value.signatures.flatMap((signature) => {
    const at = cosignatureTime(signature);
    return at === undefined ? [] : [{ name: signature.name, at: new Date(at * 1000).toISOString() }];
  });
};

/** Witnesses that have ever signed, and up to where: the newest checkpoint waits for them for a moment. */
const lastWitnessed = async ({ tx }: Context) =>
  (await witnessStandings(tx)).flatMap(({ vkey, knownSize, seenAt }) => {
    const key = readVerifierKey(vkey);
    return key.ok && seenAt !== null ? [{ name: key.value.name, verifierKey: vkey, size: knownSize, at: seenAt.toISOString() }] : [];
  });

const fileOf = async (tx: Tx, log: PublishedLog, index: number): Promise<string | null> => {
  const file = await proveEntry(tx, log, index);
  return file.ok ? file.value : null;
};

export const transparencyHttp = (log: PublishedLog): readonly ServedRoute[] =>
  serve(transparencyRoutes, transparencyPolicy, {
    getLogCheckpoint: async (context) => {
      const head = await headOf(log);
      return head === undefined ? fail('log-not-started') : raw(Buffer.from(await withCosignatures(context.tx, head.size, head.note)), plain, seconds);
    },
    getLogTile: async (_, { params }) => {
      const path = `tile/${params['*']}`;
      const bytes = readTilePath(path) === undefined ? undefined : await log.read(path);
      return bytes === undefined ? fail('log-resource-not-found') : raw(bytes, 'application/octet-stream', forEver);
    },
    getLogVerifierKey: async (context) => {
      const state = await readState(context.tx);
      return state === undefined ? fail('log-not-started') : raw(Buffer.from(`${state.verifierKeys.join('\n')}\n`), plain, seconds);
    },
    getLog: async (context) => {
      const [state, head] = [await readState(context.tx), await headOf(log)];
      if (state === undefined || head === undefined) return fail('log-not-started');
      const checkpoint = await withCosignatures(context.tx, head.size, head.note);
      return ok({
        origin: head.origin,
        size: head.size,
        root: writeBase64(head.root),
        checkpoint,
        verifierKeys: [...state.verifierKeys],
        publishedAt: state.publishedAt.toISOString(),
        witnesses: witnessesIn(checkpoint),
        lastWitnessed: await lastWitnessed(context),
      });
    },
    getLogEntry: async (context, { params }) => {
      const found = await readLogEntry(context, log, Number(params.index));
      if (!found.ok) return found;
      const { entry, proof } = found.value;
      return ok({
        ...presentEntry(context.reader, entry),
        proof: proof === null ? null : { size: proof.head.size, root: writeBase64(proof.head.root), hashes: proof.hashes.map(writeBase64) },
        tlogProof: await fileOf(context.tx, log, entry.index),
      });
    },
    listLogEntries: (context, { query }) =>
      mapResult(listLogEntries(context, query), ({ items, next }) => ({ items: items.map((entry) => presentEntry(context.reader, entry)), next })),
    listSubjectEntries: (context, { params, query }) =>
      mapResult(listSubjectEntries(context, params, query), ({ items, next }) => ({ items: items.map((entry) => presentEntry(context.reader, entry)), next })),
  });
