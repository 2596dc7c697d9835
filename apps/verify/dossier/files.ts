/** The files of a dossier: those that the manifest lists, in its order, with its sizes and hashes, and no others. */
import { sha256 } from '#crypto';
import { hex } from '../bytes.ts';
import { hold } from '../fault.ts';
import type { FileRow, Manifest } from './manifest.ts';
import { isEntryName, type ZipEntry } from './zip.ts';

export const [manifestName, sealName, sealProofName] = ['manifest.json', 'seal.json', 'seal.tlog-proof'] as const;

/** A file of the dossier whose hash holds. */
export type HeldFile = FileRow & { readonly bytes: Uint8Array; readonly place: string };

const holdOrder = (entries: readonly ZipEntry[], manifest: Manifest): void => {
  const expected = [
    { path: manifestName, place: 'manifest' },
    ...manifest.files.map(({ path }, i) => ({ path, place: `manifest.files.${i}` })),
    { path: sealName, place: 'seal' },
    { path: sealProofName, place: 'seal.proof' },
  ];
  const there = new Set(entries.map(({ name }) => name));
  const listed = new Set<string>();
  for (const { path, place } of expected) {
    hold(isEntryName(path), 'file-name', `${place}.path`, { name: path });
    hold(!listed.has(path), 'file-twice', `${place}.path`, { name: path });
    listed.add(path);
    hold(there.has(path), 'file-missing', place, { name: path });
  }
  entries.forEach(({ name }, i) => {
    hold(listed.has(name), 'file-unlisted', `zip: ${name}`, { name });
    hold(expected[i]!.path === name, 'file-order', expected[i]!.place, { name, expected: expected[i]!.path });
  });
};

/** By path. Ends the check with the first file that is not what the manifest says. */
export const holdFiles = (entries: readonly ZipEntry[], manifest: Manifest): ReadonlyMap<string, HeldFile> => {
  holdOrder(entries, manifest);
  return new Map(
    manifest.files.map((row, i) => {
      const place = `manifest.files.${i}`;
      const { bytes } = entries[i + 1]!;
      hold(bytes.length === row.size, 'file-size', `${place}.size`, { name: row.path, stated: row.size, found: bytes.length });
      hold(hex(sha256(bytes)) === row.sha256, 'file-hash', `${place}.sha256`, { name: row.path });
      return [row.path, { ...row, bytes, place }] as const;
    }),
  );
};
