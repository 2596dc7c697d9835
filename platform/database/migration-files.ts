/** Finds the numbered migrations of all rooms and reads them in order. Numbers are unique across the house. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseFault } from './fault.ts';

export type Migration = { readonly number: number; readonly name: string; readonly sha256: string; readonly text: string; readonly file: string };

/** The checkout or installation that this file belongs to. */
export const houseRoot: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every `migrations` folder of the house: `platform/*` and `features/*`. */
export const migrationFolders = (root: string = houseRoot): readonly string[] =>
  globSync(['platform/*/migrations', 'features/*/migrations'], { cwd: root })
    .map((folder) => join(root, folder))
    .sort();

const shape = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** All migrations of the folders by number. Faults: `migration-misnamed`, `migration-number-twice`. */
export const readMigrations = (folders: readonly string[]): readonly Migration[] => {
  const found = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name): Migration => {
        const file = join(folder, name);
        const parts = shape.exec(name);
        if (parts === null) throw new DatabaseFault('migration-misnamed', { file: relative(houseRoot, file) });
        // A checkout on Windows may turn line ends; the statement is the same.
        const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
        return { number: Number(parts[1]), name: parts[2] ?? '', sha256: createHash('sha256').update(text).digest('hex'), text, file };
      }),
  );
  found.sort((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1));
  for (const [index, migration] of found.entries()) {
    const before = found[index - 1];
    if (before?.number === migration.number)
      throw new DatabaseFault('migration-number-twice', {
        number: migration.number,
        first: relative(houseRoot, before.file),
        second: relative(houseRoot, migration.file),
      });
  }
  return found;
};
