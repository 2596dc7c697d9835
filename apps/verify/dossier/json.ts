/** JSON of the one canonical spelling (RFC 8785): what is hashed and signed has no second one. */
import { tryCanonicalJson } from '@tongtu/kernel/canonical-bytes';
import { textIn } from '../bytes.ts';
import { hold, NotRight } from '../fault.ts';

/** The value; ends the check where the bytes are no JSON or another spelling of it. */
export const canonicalIn = (bytes: Uint8Array, place: string): unknown => {
  const text = textIn(bytes);
  hold(text !== undefined, 'not-utf-8', place);
  return canonicalOf(text, place);
};

export const canonicalOf = (text: string, place: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotRight('not-json', place, { reason: error instanceof Error ? error.message : '' });
  }
  const written = tryCanonicalJson(value);
  hold(written.ok && written.value === text, 'not-canonical', place);
  return value;
};
