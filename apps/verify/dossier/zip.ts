/**
 * A ZIP (APPNOTE.TXT) of the one canonical spelling that a dossier has: entries stored one after the other from the first byte, then
 * the directory in the same order, then its end. For a list of names and contents there is exactly one sequence of bytes, so every
 * byte is held to what it must be, and the first that differs is named. Nothing is unpacked: a stored entry is a piece of the file.
 */
import { hold, NotRight } from '../fault.ts';
import { crc32 } from './crc32.ts';

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

export const zipSignature = 0x04034b50;
const [central, end] = [0x02014b50, 0x06054b50];
const [localLength, centralLength, endLength] = [30, 46, 22];
const [mostEntries, longestName, mostBytes] = [5000, 200, 2 ** 31 - 1];
/** 1980-01-01, the first day that ZIP can write. */
const day = 0x0021;

/** Name, offset and width of the fields of a header, in order. */
type Field = readonly [name: string, at: number, width: 2 | 4];
const localFields: readonly Field[] = [
  ['signature', 0, 4],
  ['version', 4, 2],
  ['flags', 6, 2],
  ['method', 8, 2],
  ['time', 10, 2],
  ['date', 12, 2],
  ['crc', 14, 4],
  ['compressed-size', 18, 4],
  ['size', 22, 4],
  ['name-length', 26, 2],
  ['extra-length', 28, 2],
];
const centralFields: readonly Field[] = [
  ['signature', 0, 4],
  ['made-by', 4, 2],
  ['version', 6, 2],
  ['flags', 8, 2],
  ['method', 10, 2],
  ['time', 12, 2],
  ['date', 14, 2],
  ['crc', 16, 4],
  ['compressed-size', 20, 4],
  ['size', 24, 4],
  ['name-length', 28, 2],
  ['extra-length', 30, 2],
  ['comment-length', 32, 2],
  ['disk', 34, 2],
  ['internal-attributes', 36, 2],
  ['attributes', 38, 4],
  ['offset', 42, 4],
];
const endFields: readonly Field[] = [
  ['signature', 0, 4],
  ['disk', 4, 2],
  ['directory-disk', 6, 2],
  ['entries-here', 8, 2],
  ['entries', 10, 2],
  ['directory-size', 12, 4],
  ['directory-offset', 16, 4],
  ['comment-length', 20, 2],
];
/** What stands in every header of the canonical spelling, whatever the entry. */
const fixed: Readonly<Record<string, number>> = {
  'made-by': 20,
  version: 20,
  flags: 0x0800,
  method: 0,
  time: 0,
  date: day,
  'extra-length': 0,
  'comment-length': 0,
  disk: 0,
  'directory-disk': 0,
  'internal-attributes': 0,
  attributes: 0,
};

const hexOf = (value: number): string => `0x${value.toString(16)}`;
const segment = /^[a-z0-9][a-z0-9._-]*$/;
/** Lower-case segments joined by a slash; none begins with a dot, so no name leads out of a folder. */
export const isEntryName = (name: string): boolean => name.length <= longestName && name.split('/').every((part) => segment.test(part));

/** Holds a header of the file to what it must say. `values`: what is not fixed. */
const holdHeader = (view: DataView, at: number, fields: readonly Field[], values: Readonly<Record<string, number>>, place: string): void => {
  for (const [name, offset, width] of fields) {
    const expected = values[name] ?? fixed[name];
    if (expected === undefined) continue;
    const stated = width === 2 ? view.getUint16(at + offset, true) : view.getUint32(at + offset, true);
    hold(stated === expected, 'zip-field', `${place} ${name}`, { field: name, byte: at + offset, stated: hexOf(stated), expected: hexOf(expected) });
  }
};

type Local = ZipEntry & { readonly offset: number; readonly crc: number };

const nameAt = (bytes: Uint8Array, at: number, length: number, place: string): string => {
  const name = String.fromCharCode(...bytes.subarray(at, at + length));
  hold(isEntryName(name), 'zip-name', place, { name, byte: at });
  return name;
};

const localAt = (bytes: Uint8Array, view: DataView, at: number, count: number): Local => {
  const unnamed = `zip: entry ${count + 1}`;
  hold(at + localLength <= bytes.length, 'zip-truncated', unnamed, { byte: bytes.length });
  const nameLength = view.getUint16(at + 26, true);
  hold(nameLength > 0 && nameLength <= longestName, 'zip-name-length', `${unnamed} name-length`, { length: nameLength, byte: at + 26 });
  hold(at + localLength + nameLength <= bytes.length, 'zip-truncated', unnamed, { byte: bytes.length });
  const name = nameAt(bytes, at + localLength, nameLength, `${unnamed} name`);
  const place = `zip: ${name}`;
  const method = view.getUint16(at + 8, true);
  hold(method === 0, 'zip-compressed', `${place} method`, { method, byte: at + 8 });
  holdHeader(view, at, localFields, { signature: zipSignature }, place);
  const size = view.getUint32(at + 22, true);
  const packed = view.getUint32(at + 18, true);
  hold(packed === size, 'zip-field', `${place} compressed-size`, { field: 'compressed-size', byte: at + 18, stated: hexOf(packed), expected: hexOf(size) });
  const begin = at + localLength + nameLength;
  hold(size <= bytes.length - begin, 'zip-size', `${place} size`, { size, left: bytes.length - begin, byte: at + 22 });
  const content = bytes.subarray(begin, begin + size);
  const [stated, computed] = [view.getUint32(at + 14, true), crc32(content)];
  hold(stated === computed, 'zip-crc', `${place} crc`, { stated: hexOf(stated), computed: hexOf(computed), byte: begin });
  return { name, bytes: content, offset: at, crc: stated };
};

const signatureAt = (bytes: Uint8Array, view: DataView, at: number): number => {
  hold(at + 4 <= bytes.length, 'zip-truncated', `zip: byte ${at}`, { byte: bytes.length });
  return view.getUint32(at, true);
};

const holdDirectory = (bytes: Uint8Array, view: DataView, begin: number, entries: readonly Local[]): number => {
  let at = begin;
  for (const { name, bytes: content, offset, crc } of entries) {
    const place = `zip: directory ${name}`;
    hold(at + centralLength + name.length <= bytes.length, 'zip-truncated', place, { byte: bytes.length });
    const values = { signature: central, crc, 'compressed-size': content.length, size: content.length, 'name-length': name.length, offset };
    holdHeader(view, at, centralFields, values, place);
    const stated = String.fromCharCode(...bytes.subarray(at + centralLength, at + centralLength + name.length));
    hold(stated === name, 'zip-directory-name', `${place} name`, { name: stated, byte: at + centralLength });
    at += centralLength + name.length;
  }
  return at;
};

/** The entries in order. Ends the check with the first byte that is not as it must be. */
export const readZip = (bytes: Uint8Array): readonly ZipEntry[] => {
  hold(bytes.length <= mostBytes, 'zip-too-large', 'zip', { bytes: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Local[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let next = signatureAt(bytes, view, at); next !== central && next !== end; next = signatureAt(bytes, view, at)) {
    hold(next === zipSignature, 'zip-signature', `zip: byte ${at}`, { byte: at, after: entries.at(-1)?.name ?? '' });
    if (entries.length === mostEntries) throw new NotRight('zip-too-many', `zip: entry ${mostEntries + 1}`, { most: mostEntries });
    const entry = localAt(bytes, view, at, entries.length);
    hold(!names.has(entry.name), 'zip-name-twice', `zip: ${entry.name} name`, { name: entry.name, byte: at + localLength });
    names.add(entry.name);
    entries.push(entry);
    at += localLength + entry.name.length + entry.bytes.length;
  }
  const last = holdDirectory(bytes, view, at, entries);
  hold(last + endLength <= bytes.length, 'zip-truncated', 'zip: end', { byte: bytes.length });
  const values = { signature: end, 'entries-here': entries.length, entries: entries.length, 'directory-size': last - at, 'directory-offset': at };
  holdHeader(view, last, endFields, values, 'zip: end');
  hold(last + endLength === bytes.length, 'zip-appended', 'zip: end', { bytes: bytes.length - last - endLength, byte: last + endLength });
  return entries;
};
