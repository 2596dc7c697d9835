/** Signed notes as the verifier reads them (C2SP signed-note, tlog-checkpoint, tlog-cosignature): written a second time, apart from the log's own. */
import { isSigned, sha256 } from '#crypto';
import { base64Of, hex, utf8 } from '../bytes.ts';
import { hold } from '../fault.ts';

/** A key that the person who verifies trusts; it comes from elsewhere than the file. */
export type TrustedKey = { readonly name: string; readonly id: string; readonly type: number; readonly publicKey: Uint8Array };
export type SignatureLine = { readonly name: string; readonly id: string; readonly signature: Uint8Array; readonly line: string };

export const logKeyType = 1;
export const witnessKeyType = 4;

/** Decimal without leading zeros, up to 2^63 − 1. */
export const wholeNumber = (text: string): bigint | undefined => {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < 1n << 63n ? value : undefined;
};
const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}+\p{Cc}]/u.test(name);

/** `<name>+<id>+<base64 of type and key>`. The id is computed again; a key whose id differs was mistyped. */
export const trustedKey = (vkey: string, type: typeof logKeyType | typeof witnessKeyType, line: string): TrustedKey => {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey.trim()) ?? [];
  const bytes = base64Of(encoded);
  hold(isKeyName(name) && bytes?.length === 33, 'vkey-malformed', line, { vkey: vkey.slice(0, 200) });
  hold(bytes[0] === type, 'vkey-of-another-kind', line, { name });
  const computed = hex(sha256(utf8(`${name}\n`), bytes)).slice(0, 8);
  hold(computed === id, 'vkey-id-differs', line, { name, stated: id, computed });
  return { name, id, type, publicKey: bytes.subarray(1) };
};

/** The text with its last newline, and the signature lines. Separated by the last empty line. */
export const readNote = (note: string): { readonly text: string; readonly signatures: readonly SignatureLine[] } => {
  const end = note.lastIndexOf('\n\n');
  hold(end > 0 && note.endsWith('\n') && note.length > end + 2, 'note-malformed', 'checkpoint');
  const lines = note.slice(end + 2, -1).split('\n');
  hold(lines.length <= 100, 'note-malformed', 'checkpoint.signatures');
  const signatures = lines.map((text, i) => {
    const line = `checkpoint.signatures.${i + 1}`;
    const [, name = '', encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(text) ?? [];
    const bytes = base64Of(encoded);
    hold(isKeyName(name) && bytes !== undefined && bytes.length > 4, 'signature-malformed', line);
    return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4), line };
  });
  return { text: note.slice(0, end + 1), signatures };
};

export const isBy = (key: TrustedKey, { name, id }: SignatureLine): boolean => key.name === name && key.id === id;

/** Ends the check unless the log's signature holds. */
export const holdLogSignature = (key: TrustedKey, text: string, { signature, line, name }: SignatureLine): void =>
  hold(isSigned(key.publicKey, utf8(text), signature), 'signature-wrong', line, { name });

/** The second at which the witness signed, as POSIX counts; ends the check unless its cosignature holds. */
export const cosignedAt = (key: TrustedKey, text: string, { signature, line, name }: SignatureLine): number => {
  hold(signature.length === 72, 'signature-malformed', line);
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  hold(time > 0n && time <= 8_640_000_000_000n, 'cosignature-time', line, { name });
  hold(isSigned(key.publicKey, utf8(`cosignature/v1\ntime ${time}\n${text}`), signature.subarray(8)), 'signature-wrong', line, { name });
  return Number(time);
};
