/**
 * `node tools/recipes/convert.ts <collection> [folder] > rows.jsonl`: rows of the import format on standard output, what was
 * read, skipped and changed on standard error. Without the collections it says so and ends well: the product works without them.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collections, convertCollection, isCollection } from './collections.ts';

const [name = '', given] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const folder = given ?? [join(root, '../shared/data'), join(root, 'shared/data')].find((path) => existsSync(path)) ?? join(root, '../shared/data');

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

const run = async (): Promise<number> => {
  if (!isCollection(name)) {
    say(`usage: node tools/recipes/convert.ts COLLECTION [FOLDER] > rows.jsonl\ncollections: ${Object.keys(collections).join(', ')}`);
    return 2;
  }
  const file = join(folder, collections[name].file);
  if (!existsSync(file)) {
    say(`${name}: skipped, because ${file} is not there`);
    return 0;
  }
  const rows = convertCollection(name, folder);
  for (;;) {
    const step = await rows.next();
    if (step.done === true) {
      const { read, written, skipped, changed } = step.value;
      say(`${name}: read ${read}, written ${written}, skipped ${read - written}${read === written ? '' : ` (${counts(skipped)})`}`);
      if (Object.keys(changed).length > 0) say(`${name}: ${counts(changed)}`);
      return 0;
    }
    if (!process.stdout.write(`${JSON.stringify(step.value)}\n`)) await once(process.stdout, 'drain');
  }
};

// Whoever reads only the head of it (`| head`) has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await run();
