/**
 * What the log answers. Under `/log/` lie the static resources of C2SP tlog-tiles, for everybody and every program that reads
 * such logs; under `/api/log` the same for people, with proofs made ready. Hashes and bytes are base64.
 */
import { z } from 'zod';
import { errorKinds, id, route } from '@tongtu/platform/contract';

export const getLogCheckpoint = route({
  name: 'getLogCheckpoint',
  method: 'GET',
  path: '/log/checkpoint',
  summary: 'The signed head of the log (C2SP tlog-checkpoint)',
  errors: ['log-not-started'],
});

export const getLogTile = route({
  name: 'getLogTile',
  method: 'GET',
  path: '/log/tile/*',
  summary: 'A tile of hashes or a bundle of entries (C2SP tlog-tiles): <level>/<index>[.p/<width>], entries/<index>[.p/<width>]',
  params: z.object({ '*': z.string().max(100) }),
  errors: ['log-resource-not-found'],
});

export const getLogVerifierKey = route({
  name: 'getLogVerifierKey',
  method: 'GET',
  path: '/log/vkey',
  summary: 'Verifier keys of the log (C2SP signed-note), one a line, the key of today first',
  errors: ['log-not-started'],
});

export const getLog = route({
  name: 'getLog',
  method: 'GET',
  path: '/api/log',
  summary: 'The log: name, size, root, checkpoint, keys, and witnesses that signed this checkpoint',
  response: z.object({
    origin: z.string(),
    size: z.number().int(),
    root: z.string(),
    checkpoint: z.string(),
    verifierKeys: z.array(z.string()),
    publishedAt: z.iso.datetime(),
    witnesses: z.array(z.object({ name: z.string(), at: z.iso.datetime() })),
    /** Every witness that has signed, and the largest tree that it is known to have signed. */
    lastWitnessed: z.array(z.object({ name: z.string(), verifierKey: z.string(), size: z.number().int(), at: z.iso.datetime() })),
  }),
  errors: ['log-not-started'],
});

/** What stands in the log of something that happened. */
const commitment = z.object({
  v: z.number().int(),
  kind: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  at: z.string(),
  role: z.string(),
  content: z.string(),
});
const logEntry = z.object({
  index: z.number().int(),
  commitment,
  /** The entry as it stands in the bundle. */
  bytes: z.string(),
  leafHash: z.string(),
  /** `hidden`: others may read it. `erased`: nobody can any more. */
  contentState: z.enum(['shown', 'hidden', 'erased']),
  content: z.object({ salt: z.string(), json: z.string() }).nullable(),
});
export type LogEntry = z.output<typeof logEntry>;

const indexParam = z.string().regex(/^(0|[1-9]\d{0,15})$/, { error: 'log-entry-not-found' });
export const getLogEntry = route({
  name: 'getLogEntry',
  method: 'GET',
  path: '/api/log/entries/:index',
  summary: 'An entry with the proof that it stands in the published log',
  params: z.object({ index: indexParam }),
  response: logEntry.extend({
    /** Null for a moment after it was appended. */
    proof: z.object({ size: z.number().int(), root: z.string(), hashes: z.array(z.string()) }).nullable(),
    /** The same as a file that stands alone (C2SP tlog-proof). */
    tlogProof: z.string().nullable(),
  }),
  errors: ['log-entry-not-found'],
});

export const listLogEntries = route({
  name: 'listLogEntries',
  method: 'GET',
  path: '/api/log/entries',
  summary: 'Published entries, the newest first; contents as far as the reader may read them',
  query: z.object({ after: indexParam.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  response: z.object({ items: z.array(logEntry), next: z.string().nullable() }),
  errors: ['log-not-started'],
});

export const listSubjectEntries = route({
  name: 'listSubjectEntries',
  method: 'GET',
  path: '/api/log/subjects/:type/:id',
  summary: 'Entries about a subject that the reader may read, the newest first',
  params: z.object({ type: z.string().regex(/^[a-z][a-z-]{0,60}$/), id }),
  query: z.object({ before: z.coerce.number().int().min(0).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  response: z.object({ items: z.array(logEntry), next: z.number().int().nullable() }),
});

export const transparencyRoutes = { getLogCheckpoint, getLogTile, getLogVerifierKey, getLog, getLogEntry, listLogEntries, listSubjectEntries };

export const transparencyErrors = errorKinds({
  'log-not-started': 503,
  'log-resource-not-found': 404,
  'log-entry-not-found': 404,
});
