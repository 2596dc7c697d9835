/** CRC-32 as ZIP has it (ISO 3309, polynomial 0xEDB88320), eight bytes a step with eight tables. */
const tables = (): readonly Uint32Array[] => {
  const all = Array.from({ length: 8 }, () => new Uint32Array(256));
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    all[0]![byte] = value;
  }
  for (let byte = 0; byte < 256; byte += 1)
    for (let step = 1; step < 8; step += 1) {
      const below = all[step - 1]![byte]!;
      all[step]![byte] = (below >>> 8) ^ all[0]![below & 0xff]!;
    }
  return all;
};
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables() as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** Unsigned, 32 bits. */
export const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - (bytes.length % 8); at < end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      t7[crc & 0xff]! ^
      t6[(crc >>> 8) & 0xff]! ^
      t5[(crc >>> 16) & 0xff]! ^
      t4[crc >>> 24]! ^
      t3[bytes[at + 4]!]! ^
      t2[bytes[at + 5]!]! ^
      t1[bytes[at + 6]!]! ^
      t0[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
};
