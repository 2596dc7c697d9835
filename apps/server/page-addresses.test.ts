import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { isPage, pageAddresses } from './page-addresses.ts';

it('are the pages of the web, no more and no fewer', () => {
  const files = globSync('{features/*/web/index.ts,apps/web/tables.ts}', { cwd: houseRoot });
  const mounted = files.flatMap((file) => [...readFileSync(join(houseRoot, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)].map((match) => match[1]!));
  expect(mounted.length).toBeGreaterThan(20);
  expect(pageAddresses.toSorted()).toEqual([...new Set(mounted)].toSorted());
});

it.each([
  ['/', true],
  ['/explore', true],
  ['/explore/', true],
  ['/listings/01a', true],
  ['/listings/01a/edit', true],
  ['/listings', false],
  ['/explorer', false],
  ['/wp-login.php', false],
])('%s: %s', (path, expected) => expect(isPage(path)).toBe(expected));
