/** From the text of a setting to its value. A refusal is the name of a sentence under `problems` in the locales. */
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Refuses with the named sentence unless `read` gives a value. */
const parsed = <T>(problem: string, read: (text: string) => T | undefined) =>
  z.string().transform((text, context): T => {
    const value = attempt(() => read(text.trim()));
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });

const attempt = <T>(read: () => T | undefined): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** A whole number from `min` to `max`, both included. */
export const whole = (min: number, max: number) =>
  parsed(`whole:${min}:${max}`, (text) => (/^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined));

const yes = new Set(['true', 'yes', 'on', '1']);
const no = new Set(['false', 'no', 'off', '0']);
export const onOff = parsed('on-off', (text) => (yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : undefined));

/** One of a few words. */
export const oneOf = <const W extends string>(...words: readonly W[]) =>
  parsed(`one-of:${words.join(', ')}`, (text) => words.find((word) => word === text.toLowerCase()));

/** `all`, or some of `web` and `worker` with commas between. */
export const roles = parsed('roles', (text): readonly ('web' | 'worker')[] | undefined => {
  const words = new Set(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
  );
  if (words.size === 0 || [...words].some((word) => !['web', 'worker', 'all'].includes(word))) return undefined;
  return (['web', 'worker'] as const).filter((role) => words.has('all') || words.has(role));
});

const urlOf =
  (protocols: readonly string[]) =>
  (text: string): string | undefined =>
    protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '' ? text : undefined;

export const webAddress = parsed('web-address', (text) => {
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return undefined;
  return url.origin;
});
export const postgresAddress = parsed('postgres-address', (text) =>
  /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1 ? text : undefined,
);
export const smtpAddress = parsed('smtp-address', urlOf(['smtp:', 'smtps:']));

/** A folder as an absolute path; relative ones count from where the process was started. */
export const folder = parsed('folder', (text) => (text === '' || text.includes('\0') ? undefined : resolve(text)));

/** A folder (a path or `file:`), or `s3://key:secret@host/bucket`; a folder comes out as an absolute path. */
export const place = parsed('place', (text) => {
  if (text.startsWith('file:')) return fileURLToPath(text);
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return text === '' || text.includes('\0') ? undefined : isAbsolute(text) ? text : resolve(text);
  const url = new URL(text);
  return url.protocol === 's3:' && url.hostname !== '' && url.pathname.length > 1 ? text : undefined;
});

export const host = parsed('host', (text) => (/^[\w.:%-]{1,253}$/.test(text) ? text : undefined));
/** `name@example.org` or `Name <name@example.org>`, on one line. */
export const sender = parsed('sender', (text) => (/^(?:[^<>\r\n"]{1,100}<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(text) ? text : undefined));
/** At least so many characters, none of them blank. */
export const secretText = (min: number) => parsed(`secret:${min}`, (text) => (text.length >= min && !/\s/.test(text) ? text : undefined));

/** A name without blanks and plus, such as an address without its scheme. */
export const keyName = parsed('key-name', (text) => (/^[^\s+\p{Cc}]{1,200}$/u.test(text) && !text.includes('://') ? text : undefined));

/** `KEY ADDRESS`, several with commas: the verifier key of a witness and where it is asked. */
export const witnesses = parsed('witnesses', (text): readonly { readonly vkey: string; readonly address: string }[] | undefined => {
  const pairs = text.split(/[,\n]/).flatMap((pair) => (pair.trim() === '' ? [] : [pair.trim().split(/\s+/)]));
  const read = pairs.map(([vkey = '', address = '', ...more]) => {
    const url = new URL(address);
    const fits = /^[^+]+\+[0-9a-f]{8}\+[\w+/]+=*$/.test(vkey) && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.search === '';
    return fits && url.hash === '' && more.length === 0 ? { vkey, address } : undefined;
  });
  return read.every((one) => one !== undefined) && new Set(read.map((one) => one.vkey)).size === read.length ? read : undefined;
});
