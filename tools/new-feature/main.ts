/**
 * `node tools/new-feature/main.ts NAME SINGULAR`: a new feature in the shape that all have, with one resource that can be
 * listed, read and added, its table, policy, sentences and a test. What is left to do is printed.
 */
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, wordsOf } from './files.ts';

const root = join(import.meta.dirname, '..', '..');
const [name = '', singular = ''] = process.argv.slice(2);
const words = wordsOf(name, singular, nextMigration());

/** Features take hundreds: parties 0100, listings 0200, … */
function nextMigration(): number {
  const numbers = globSync('features/*/migrations/*.sql', { cwd: root }).map((path) => Number(/(\d{4})-/.exec(path)?.[1] ?? 0));
  return (Math.floor(Math.max(0, ...numbers) / 100) + 1) * 100;
}

if (words === undefined) {
  process.stderr.write('usage: node tools/new-feature/main.ts facilities facility\n两个参数：复数名与单数名，小写字母。\n');
  process.exit(2);
}
const folder = join(root, 'features', words.name);
if (existsSync(folder)) {
  process.stderr.write(`${folder} is there already. 目录已存在。\n`);
  process.exit(1);
}
for (const [path, content] of Object.entries(filesOf(words))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
process.stdout.write(
  [
    `features/${words.name} stands. Next:`,
    '  npm install                                    (links the workspace)',
    `  tests/architecture/rules.ts                    its floor`,
    `  platform/database/distribution.ts              ${words.table}: { by: '${words.singularSnake}_id' }`,
    `  apps/server/house.ts                           ${words.name}Feature() in the list of features`,
    `  tests/authorization/matrix.ts                  a row for each route`,
    `  GLOSSARY.md                                    its words in both languages`,
    '  npm run format && npm run check',
    '',
  ].join('\n'),
);
