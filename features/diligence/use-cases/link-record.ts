/**
 * A record of another room is named as evidence: a booking, a statement, a version of a plan. The log vouches for it: the evidence
 * holds which entries about it stood there on that day, so that nobody can put another record in its place later.
 */
import { entriesAbout } from '@tongtu/transparency';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { isAuditor, isSecretariat } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Evidence, EvidenceKind } from '../domain/evidence.ts';
import { ownSources } from '../domain/given-by-hand.ts';
import { maySupply } from '../policy.ts';
import { giveEvidence } from './give-evidence.ts';
import { workedCase } from './seen-case.ts';
import { mayBeGiven } from './supply-evidence.ts';

/** The newest; a record with more has its history in the log. */
const mostEntries = 200;

export type LinkedRecord = { readonly kind: EvidenceKind; readonly title: Localized; readonly subject: { readonly type: string; readonly id: string } };
type Commitment = { readonly kind: string; readonly at: string };

/**
 * Only entries count whose content the reader may read, by the rule of the log: those of an organization that he belongs to; the office
 * and auditors read all. Kinds case-not-found, not-allowed, record-not-logged, and those of `mayBeGiven`.
 */
export const linkRecord = async (context: Context, caseId: string, { kind, title, subject }: LinkedRecord): Promise<Result<Evidence>> => {
  const { reader } = context;
  const worked = await workedCase(context, caseId, maySupply);
  if (!worked.ok) return worked;
  // They are there already, or come by themselves.
  if (ownSources.includes(subject.type)) return fail('evidence-kind-reserved', { field: 'body.subject.type' });
  const allowed = await mayBeGiven(context, worked.value.case, { kind, title }, subject);
  if (!allowed.ok) return allowed;
  const organizations = isSecretariat(reader) || isAuditor(reader) ? undefined : reader.memberships.map(({ organizationId }) => organizationId);
  const entries = await entriesAbout(context.tx, { ...subject, organizations }, undefined, mostEntries);
  if (entries.length === 0) return fail('record-not-logged', { field: 'body.subject.id' });
  const record = {
    subject,
    entries: entries.toReversed().map(({ index, entry, leafHash }) => {
      const { kind: event, at } = JSON.parse(Buffer.from(entry).toString('utf8')) as Commitment;
      return { index, kind: event, at, leafHash: Buffer.from(leafHash).toString('base64') };
    }),
  };
  return ok(await giveEvidence(context, worked.value.case, { kind, title, source: subject, record }));
};
