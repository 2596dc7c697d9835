/**
 * Announcing: whoever changes something writes one row into `events` in the same transaction, so that the
 * change and the news of it stand or fall together. Followers (search index, alerts, log) read on from their cursor.
 */
import { isAuditor, isSecretariat, isSignedIn, membershipIn, type Reader } from '@tongtu/kernel/reader';
import type { Tx } from '../database/index.ts';

/** What `announce` needs of a use-case's context. */
export type Announcer = { readonly tx: Tx; readonly reader: Reader; readonly now: Date; readonly newId: () => string };

export type Announcement = {
  /** In the glossary's words, as something that happened: `listing-published`. */
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly organizationId?: string | undefined;
  /** As what somebody acted who has no account: `guest-reviewer`, `visitor`. Told from the reader otherwise. */
  readonly role?: string | undefined;
  /** What changed; JSON-safe, no secrets: followers and the log read it. */
  readonly changed?: Readonly<Record<string, unknown>> | undefined;
};

export type EventsTable = {
  seq?: bigint;
  id: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  actor_id: string | null;
  actor_role: string;
  organization_id: string | null;
  at: Date;
  changed: string;
};

/**
 * As what the actor acted: by the roles in the organization concerned, else as secretariat, auditor or person; `house`
 * where nobody asked. Kept with the news, because roles change.
 */
const roleOf = (reader: Reader, organizationId: string | undefined): string => {
  if (!isSignedIn(reader)) return 'house';
  const roles = organizationId === undefined ? undefined : membershipIn(reader, organizationId)?.roles;
  if (roles !== undefined && roles.length > 0) return roles.toSorted().join('+');
  return isSecretariat(reader) ? 'secretariat' : isAuditor(reader) ? 'auditor' : 'person';
};

// Ten columns a row; the wire allows 65,535 parameters a statement.
const rowsAtOnce = 2000;

/** The news as it was written: its id leads to the log, `role` is as what somebody acted. */
export type Announced = { readonly id: string; readonly role: string };

/** Announces many changes in few statements, in the given order. For imports. */
export const announceAll = async (context: Announcer, announcements: readonly Announcement[]): Promise<readonly Announced[]> => {
  // Outside a transaction the news would survive a change that is rolled back.
  if (!context.tx.isTransaction) throw new Error('announce needs an open transaction');
  const rows = announcements.map((said) => ({
    id: context.newId(),
    kind: said.kind,
    subject_type: said.subject.type,
    subject_id: said.subject.id,
    actor_id: context.reader.personId ?? null,
    actor_role: said.role ?? roleOf(context.reader, said.organizationId),
    organization_id: said.organizationId ?? null,
    at: context.now,
    changed: JSON.stringify(said.changed ?? {}),
  }));
  const tables = context.tx.withTables<{ events: EventsTable }>();
  for (let i = 0; i < rows.length; i += rowsAtOnce)
    await tables
      .insertInto('events')
      .values(rows.slice(i, i + rowsAtOnce))
      .execute();
  return rows.map((row) => ({ id: row.id, role: row.actor_role }));
};

/** Announces one change inside the transaction of the context. Throws (a bug) when there is none. */
export const announce = async (context: Announcer, said: Announcement): Promise<Announced> => (await announceAll(context, [said]))[0]!;
