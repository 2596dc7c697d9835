/**
 * What stands in the log of something that happened: kind, subject, time, as what somebody acted, and a salted hash of the
 * rest. Without the salt nobody can guess the content from the hash; without content and salt the entry still proves that
 * something was there, at that place and time.
 */
import { createHash } from 'node:crypto';
import { canonicalBytes, canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import type { HouseEvent } from '@tongtu/platform/events';
import { writeBase64 } from '../tlog/base64.ts';

/** Bytes of a salt. */
export const SALT_BYTES = 32;

/** SHA-256(salt ‖ canonical content) in base64. */
export const contentHash = (salt: Uint8Array, content: string): string => writeBase64(createHash('sha256').update(salt).update(content, 'utf8').digest());

/** The bytes of the entry and the content that it commits to, as canonical JSON. */
export const commitmentTo = (event: Omit<HouseEvent, 'cursor'>, salt: Uint8Array): { readonly entry: Uint8Array; readonly content: string } => {
  const { id, kind, subject, actorId, actorRole, organizationId, at, changed } = event;
  const content = canonicalJson({ event: id, kind, subject: { ...subject }, at: at.toISOString(), actorId, organizationId, changed: changed as Canonical });
  const entry = canonicalBytes({
    v: 1,
    kind,
    subject: { ...subject },
    at: at.toISOString(),
    role: actorRole ?? 'unknown',
    content: contentHash(salt, content),
  });
  return { entry, content };
};
