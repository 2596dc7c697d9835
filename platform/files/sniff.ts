/**
 * What a file is, seen in its bytes. The sender's claim is only compared: a page of HTML that calls itself a
 * picture is refused, and so is everything that a browser would run (HTML, SVG), whatever it is called.
 */
import { extname } from 'node:path';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { acceptedTypes, type MediaType } from './contract.ts';

/** So many bytes from the start are looked at. */
export const headLength = 65_536;

const office = {
  'word/': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
const latin = (head: Uint8Array): string => Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');

/** An Office file is a zip with a list of content types and a folder of its own; the names of the first entries stand in clear. */
const zipKind = (head: Uint8Array): MediaType => {
  const text = latin(head);
  if (!text.includes('[Content_Types].xml') && !text.includes('_rels/.rels')) return 'application/zip';
  for (const [folder, type] of Object.entries(office)) if (text.includes(folder)) return type;
  return 'application/zip';
};

const binaryKind = (head: Uint8Array): MediaType | undefined => {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(head, 0x52, 0x49, 0x46, 0x46) && latin(head.subarray(8, 12)) === 'WEBP') return 'image/webp';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return zipKind(head);
  return undefined;
};

/** UTF-8 (a character may be cut at the end of the head), or GB 18030 as Chinese spreadsheets still write; no control characters. */
const readText = (head: Uint8Array, whole: boolean): string | undefined => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !whole });
      return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text) ? undefined : text;
    } catch {
      // The next encoding.
    }
  }
  return undefined;
};

// Tags that make a browser treat text as a page or a drawing, wherever in the head they stand.
const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed|link|meta|style|img|form|base|\?xml)[\s>/]/i;

const plainKinds = new Set<MediaType>(['text/plain', 'text/csv', 'application/json', 'application/x-ndjson', 'text/calendar']);
const byEnding: Readonly<Record<string, MediaType>> = {
  ...Object.fromEntries(Object.entries(acceptedTypes).map(([type, ending]) => [`.${ending}`, type as MediaType])),
  '.jpeg': 'image/jpeg',
  '.ndjson': 'application/x-ndjson',
  '.md': 'text/plain',
  '.tsv': 'text/csv',
};
/** Claims that say nothing, or the same by another name. */
const claims: Readonly<Record<string, MediaType | 'nothing'>> = {
  'application/octet-stream': 'nothing',
  'binary/octet-stream': 'nothing',
  '': 'nothing',
  'application/x-zip-compressed': 'application/zip',
  'image/jpg': 'image/jpeg',
  'application/vnd.ms-excel': 'text/csv',
  'text/tab-separated-values': 'text/csv',
  'application/jsonl': 'application/x-ndjson',
  'text/markdown': 'text/plain',
};

const textKind = (text: string, wanted: MediaType | undefined): MediaType | undefined => {
  const start = text.replace(/^\ufeff/, '').trimStart();
  const isCalendar = /^BEGIN:VCALENDAR/i.test(start);
  // Outlook repeats the description of an event in HTML; no browser takes a text that begins so for a page.
  if (wanted === 'text/calendar') return isCalendar ? wanted : undefined;
  if (markup.test(text)) return undefined;
  if (wanted === 'application/json' || wanted === 'application/x-ndjson') return /^[[{"\d\-tfn]/.test(start) ? wanted : undefined;
  return wanted !== undefined && plainKinds.has(wanted) ? wanted : isCalendar ? 'text/calendar' : 'text/plain';
};

/**
 * The type of a file from its first bytes (`whole`: these are all), the claim and the name's ending.
 * Kind `file-type-refused`: not on the list, or the content is something else than its claim or ending says.
 */
export const sniff = (head: Uint8Array, whole: boolean, claim: string | undefined, name: string | undefined): Result<MediaType> => {
  const ending = extname(name ?? '').toLowerCase();
  const said = (claim ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const claimed = claims[said] ?? (said in acceptedTypes ? (said as MediaType) : undefined);
  const refused = fail('file-type-refused', { details: { accepted: Object.values(acceptedTypes).join(', ') } });
  // An ending or a claim that is not on the list is refused even where the bytes look harmless.
  if (claimed === undefined || (ending !== '' && byEnding[ending] === undefined)) return refused;
  const wanted = byEnding[ending] ?? (claimed === 'nothing' ? undefined : claimed);
  const text = binaryKind(head) === undefined ? readText(head, whole) : undefined;
  const found = binaryKind(head) ?? (text === undefined ? undefined : textKind(text, wanted));
  if (found === undefined || (wanted !== undefined && found !== wanted)) return refused;
  // Browsers name text files in many ways; for the others the claim has to be true as well.
  if (claimed !== 'nothing' && claimed !== found && !(plainKinds.has(found) && plainKinds.has(claimed))) return refused;
  return ok(found);
};
