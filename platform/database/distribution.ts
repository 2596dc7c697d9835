/**
 * The one list of tables and how each is placed where the database is distributed (SQL rule 2).
 * A test compares it with what the migrations create and with what they say.
 *   reference    small, joined by all, on every node
 *   by <column>  spread over the nodes by that column
 *   local        on the coordinator only
 */
export type Placement = 'reference' | 'local' | { readonly by: string };

export const distribution: Readonly<Record<string, Placement>> = {
  migrations: 'local',
  idempotency_keys: 'local',
  events: 'local',
  event_cursors: 'local',
};
