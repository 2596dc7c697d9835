/** Writes the canonical ZIP of a dossier, for tests: apart from the verifier's reader and from what the house writes. `twist` changes an entry's fields. */
import { crc32 } from 'node:zlib';

export type Entry = { readonly name: string; readonly bytes: Uint8Array };
export type Twist = { readonly method?: number; readonly size?: number; readonly packed?: number; readonly flags?: number; readonly extra?: Uint8Array };

const le = (...fields: readonly (readonly [value: number, width: 2 | 4])[]): Buffer =>
  Buffer.concat(
    fields.map(([value, width]) => {
      const bytes = Buffer.alloc(width);
      if (width === 2) bytes.writeUInt16LE(value);
      else bytes.writeUInt32LE(value);
      return bytes;
    }),
  );

export const writeZip = (entries: readonly Entry[], twistOf: (name: string) => Twist = () => ({})): Buffer => {
  const [locals, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const { method = 0, size = bytes.length, packed = size, flags = 0x0800, extra = new Uint8Array() } = twistOf(name);
    const title = Buffer.from(name);
    const common = le([20, 2], [flags, 2], [method, 2], [0, 2], [0x21, 2], [crc32(bytes), 4], [packed, 4], [size, 4], [title.length, 2], [extra.length, 2]);
    const local = [le([0x04034b50, 4]), common, title, extra, bytes];
    directory.push(le([0x02014b50, 4], [20, 2]), common, le([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), title, extra);
    locals.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([
    ...locals,
    ...directory,
    le([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [length, 4], [offset, 4], [0, 2]),
  ]);
};
