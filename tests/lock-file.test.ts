/** `npm ci` refuses a lock file that lacks a prebuilt binary of another platform; npm leaves them out when a registry mirror lacks them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';

type Entry = { optionalDependencies?: Record<string, string> };

test('the lock file names the binaries of every platform', () => {
  const { packages } = JSON.parse(readFileSync(join(houseRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };
  const wanted = Object.entries(packages).flatMap(([path, entry]) => Object.keys(entry.optionalDependencies ?? {}).map((name) => [path, name] as const));
  expect(wanted.length).toBeGreaterThan(10);
  const absent = wanted.filter(([path, name]) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages));
  expect(absent).toEqual([]);
});
