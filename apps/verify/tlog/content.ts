/** What an entry commits to: its `content` is SHA-256(salt ‖ content), so that content and salt together can be shown, and erased. */
import { sha256 } from '#crypto';
import { base64, base64Of, textIn, utf8 } from '../bytes.ts';
import { hold } from '../fault.ts';

const objectIn = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(textIn(bytes) ?? '');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
};

/** `content`: `{ "salt": base64, "json": text }`, as the house shows it to whom it may. Answers the text. */
export const holdContent = (entry: Uint8Array, content: Uint8Array): string => {
  const { salt, json } = objectIn(content) ?? {};
  const bytes = typeof salt === 'string' ? base64Of(salt) : undefined;
  hold(bytes !== undefined && typeof json === 'string', 'content-malformed', 'content');
  const computed = base64(sha256(bytes, utf8(json)));
  hold(objectIn(entry)?.['content'] === computed, 'content-differs', 'content');
  return json;
};
