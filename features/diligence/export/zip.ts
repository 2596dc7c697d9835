/**
 * A zip with exactly one form for a list of names and contents: stored, UTF-8, no times, no extra fields, nothing between the entries.
 * Whoever verifies it holds every byte of it to that form, so that nothing can be changed or hidden in what zips leave open.
 * PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
import { crc32 } from 'node:zlib';

export type ZipEntry = {
  /** ASCII, segments joined by `/`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly crc: number;
  /** The bytes; may be asked for once only. */
  readonly open: () => AsyncIterable<Uint8Array>;
};

const version = 20;
const utf8Flag = 0x0800;
/** 1980-01-01, the first day that a zip can name. */
const firstDay = 0x0021;
const localSize = 30;
const centralSize = 46;
const endSize = 22;

/** Whole bytes of a zip of these entries. */
export const zipSize = (entries: readonly { readonly name: string; readonly size: number }[]): number =>
  entries.reduce((sum, { name, size }) => sum + localSize + centralSize + 2 * name.length + size, endSize);

/** An entry of bytes that are at hand. */
export const entryOf = (name: string, bytes: Uint8Array): ZipEntry => ({
  name,
  size: bytes.byteLength,
  crc: crc32(bytes),
  open: async function* () {
    yield bytes;
  },
});

const fields = ({ name, size, crc }: ZipEntry): Buffer => {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(version, 0);
  bytes.writeUInt16LE(utf8Flag, 2);
  bytes.writeUInt16LE(0, 4);
  bytes.writeUInt16LE(0, 6);
  bytes.writeUInt16LE(firstDay, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(size, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(name.length, 22);
  bytes.writeUInt16LE(0, 24);
  return bytes;
};
const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const central = (entry: ZipEntry, offset: number): Buffer => {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(version);
  return Buffer.concat([signature(0x02014b50), madeBy, fields(entry), rest, Buffer.from(entry.name, 'ascii')]);
};

const end = (count: number, size: number, offset: number): Buffer => {
  const bytes = Buffer.alloc(endSize);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
};

/** The bytes of the zip, piece by piece. An entry that yields another number of bytes than it says is a bug and throws. */
export const zipPieces = async function* (entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  let offset = 0;
  const directory: Buffer[] = [];
  for (const entry of entries) {
    directory.push(central(entry, offset));
    const head = Buffer.concat([signature(0x04034b50), fields(entry), Buffer.from(entry.name, 'ascii')]);
    yield head;
    let seen = 0;
    for await (const piece of entry.open()) {
      seen += piece.byteLength;
      yield piece;
    }
    if (seen !== entry.size) throw new Error(`${entry.name} has ${seen} bytes where ${entry.size} were announced`);
    offset += head.byteLength + seen;
  }
  const listed = Buffer.concat(directory);
  yield listed;
  yield end(entries.length, listed.byteLength, offset);
};
