/** The walls of the house hold, and a hole in each of them would be seen. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { floors, importsOf, rules, violations, type SourceFile } from './rules.ts';

// The scaffold's texts are looked at by its own test, as the files that they become.
const files: readonly SourceFile[] = globSync('{kernel,platform,features,apps,tools}/**/*.{ts,tsx}', {
  cwd: houseRoot,
  exclude: (name) => name === 'node_modules' || name === 'files.ts',
}).map((path) => ({
  path,
  text: readFileSync(join(houseRoot, path), 'utf8'),
}));

describe('the house', () => {
  it('is looked at whole', () => expect(files.length).toBeGreaterThan(300));
  it('keeps its walls', () => expect(violations(files)).toEqual([]));
  it.each(globSync('features/*', { cwd: houseRoot }))('%s has the shape of a feature and a floor', (folder) => {
    const parts = ['contract.ts', 'policy.ts', 'http.ts', 'server.ts', 'index.ts', 'README.md', 'locales/zh.json', 'locales/en.json', 'package.json'];
    const there = new Set(globSync('{*,locales/*}', { cwd: join(houseRoot, folder) }));
    expect(parts.filter((part) => !there.has(part))).toEqual([]);
    expect(floors.flat()).toContain(folder.split('/')[1]);
  });
  it('migrations bear numbers that are theirs alone', () => {
    const numbers = globSync('{platform,features}/**/migrations/*.sql', { cwd: houseRoot }).map((path) => /(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('a planted violation is seen', () => {
  const planted: Readonly<Record<string, SourceFile>> = {
    'kernel imports nothing outside itself': { path: 'kernel/a.ts', text: "import { readFileSync } from 'node:fs';" },
    'platform knows no feature and no app': { path: 'platform/http/a.ts', text: "import { x } from '@tongtu/listings';" },
    'the verifier stands alone': { path: 'apps/verify/a.ts', text: "import { readPlan } from '@tongtu/sharing';" },
    'rooms are entered by their door': { path: 'features/listings/use-cases/a.ts', text: "import { x } from '../../parties/store/read.ts';" },
    'features import lower floors only': { path: 'features/parties/use-cases/a.ts', text: "import { x } from '@tongtu/listings';" },
    'the server part of a feature is mounted by the apps alone': { path: 'features/matching/a.ts', text: "import { x } from '@tongtu/listings/server';" },
    'domain is pure': { path: 'features/listings/domain/a.ts', text: "import { x } from '@tongtu/platform/context';" },
    'use-cases know no http and no framework': { path: 'features/listings/use-cases/a.ts', text: "import { x } from '../http/present.ts';" },
    'only the store speaks SQL': { path: 'features/listings/use-cases/a.ts', text: "import { sql } from 'kysely';" },
    'web reaches contracts, kernel and the parts of the house': { path: 'features/listings/web/a.tsx', text: "const x = await import('../store/lists.ts');" },
    'time, ids and chance are handed in': { path: 'features/listings/use-cases/a.ts', text: 'const at = new Date();' },
    'doubles stay in tests': { path: 'features/listings/use-cases/a.ts', text: "import { testNow } from '@tongtu/platform/testing';" },
  };
  it('of every rule', () => expect(Object.keys(planted).sort()).toEqual(rules.map((rule) => rule.name).sort()));
  it.each(Object.entries(planted))('%s', (name, file) => expect(violations([file]).some((line) => line.includes(`: ${name}: `))).toBe(true));
  it('and a comment or a text is none', () =>
    expect(importsOf("// from '@tongtu/listings'\n/* import 'x' */\nimport a from 'b';\nconst c = ['from', 'd'];")).toEqual(['b']));
});
