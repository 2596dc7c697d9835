/** What an archive says about itself. It is the last member, so that it can name the hash of every other one. */
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(63);

export const manifestShape = z.object({
  format: z.literal('tongtu-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Of the PostgreSQL that it was read from; for people only, an archive goes into any. */
  serverVersion: z.string(),
  /** Migrations applied to the database, in order: its level. */
  migrations: z.array(z.object({ number: z.int().positive(), name: z.string(), sha256: hash })),
  tables: z.array(
    z.object({
      name,
      columns: z.array(name).min(1),
      rows: z.int().nonnegative(),
      /** Of the rows' bytes over all parts. */
      sha256: hash,
      parts: z.array(z.string()),
    }),
  ),
  sequences: z.array(z.object({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  files: z.array(z.object({ hash, size: z.int().nonnegative() })),
  members: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: hash })),
});

export type Manifest = z.infer<typeof manifestShape>;

export const manifestName = 'manifest.json';
/** Only these members exist; anything else in an archive is damage. */
export const memberName: RegExp = /^(?:tables\/\d{4}-[^/]{1,63}\.\d{6}\.copy|files\/[0-9a-f]{64})$/;
