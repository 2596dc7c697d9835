/**
 * The walls of the house as small functions over what each file imports (ARCHITECTURE.md §3). Each answers with the
 * violations that it finds, one sentence each; `architecture.test.ts` runs them over the house and over planted violations.
 */

export type SourceFile = { readonly path: string; readonly text: string };
export type Rule = { readonly name: string; readonly check: (file: SourceFile, imports: readonly string[]) => readonly string[] };

/** From the ground up; a feature imports lower floors only, a neighbour never. */
export const floors: readonly (readonly string[])[] = [
  ['parties', 'transparency', 'ledger'],
  ['listings'],
  ['matching', 'facilities', 'diligence'],
  ['negotiations', 'sharing'],
  ['agreements'],
  ['projects'],
  ['pathways'],
  ['programmes'],
];
const floorOf = (feature: string): number => floors.findIndex((floor) => floor.includes(feature));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** What stands after `from` or inside `import(…)`; a text `'from'` is none. */
export const importsOf = (text: string): string[] =>
  [...withoutComments(text).matchAll(/(?:(?<!')\bfrom\s*|\bimport\s*\(?\s*)'([^'\n]+)'/g)].map((match) => match[1]!);

export const isTest = (path: string): boolean =>
  /(\.test|\.journey)\.tsx?$/.test(path) || /(^|\/)(tests|testing)\//.test(path) || path.endsWith('test-room.ts');
const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];
const partOf = (path: string): string => path.split('/')[2]?.replace(/\.tsx?$/, '') ?? '';
const isOf = (specifier: string, name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);
const featureImported = (specifier: string): string | undefined => {
  const name = /^@tongtu\/([^/]+)/.exec(specifier)?.[1];
  return name === undefined || ['kernel', 'platform', 'server', 'cli', 'web', 'verify'].includes(name) ? undefined : name;
};

/** Where a relative import leads, as a path from the root. */
export const resolve = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};
const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/');
  return first === 'features' || first === 'apps' ? `${first}/${second}` : first;
};

const found = (imports: readonly string[], wrong: (specifier: string) => boolean, why: string): string[] =>
  imports.filter(wrong).map((specifier) => `${specifier}: ${why}`);

export const rules: readonly Rule[] = [
  {
    name: 'kernel imports nothing outside itself',
    check: ({ path }, imports) => (path.startsWith('kernel/') && !isTest(path) ? found(imports, (s) => !s.startsWith('.'), 'kernel knows nothing else') : []),
  },
  {
    name: 'platform knows no feature and no app',
    check: ({ path }, imports) =>
      path.startsWith('platform/')
        ? found(imports, (s) => featureImported(s) !== undefined || /^@tongtu\/(server|cli|web)\b/.test(s), 'business words stay above')
        : [],
  },
  {
    name: 'the verifier stands alone',
    check: ({ path }, imports) =>
      path.startsWith('apps/verify/') && !isTest(path)
        ? found(imports, (s) => !/^(\.|node:|#crypto$|@noble\/)/.test(s) && !isOf(s, '@tongtu/kernel'), 'it checks the house and shares only the kernel')
        : [],
  },
  {
    name: 'rooms are entered by their door',
    check: ({ path }, imports) =>
      isTest(path)
        ? []
        : found(
            imports,
            (s) => {
              if (!s.startsWith('.') || s.endsWith('.css')) return false;
              const target = resolve(path, s);
              // Demo data is a tool that the server hands in.
              return roomOf(target) !== roomOf(path) && !(path.startsWith('apps/') && target.startsWith('tools/demo'));
            },
            'import another room by its package name',
          ),
  },
  {
    name: 'features import lower floors only',
    check: ({ path }, imports) => {
      const feature = featureOf(path);
      if (feature === undefined) return [];
      return found(
        imports,
        (s) => {
          const other = featureImported(s);
          return other !== undefined && !(floorOf(other) >= 0 && floorOf(other) < floorOf(feature));
        },
        'not on a lower floor',
      );
    },
  },
  {
    name: 'the server part of a feature is mounted by the apps alone',
    check: ({ path }, imports) =>
      path.startsWith('apps/') || isTest(path) ? [] : found(imports, (s) => /^@tongtu\/[^/]+\/server$/.test(s), 'only apps mount features'),
  },
  {
    name: 'domain is pure',
    check: ({ path }, imports) => {
      if (featureOf(path) === undefined || partOf(path) !== 'domain' || isTest(path)) return [];
      return found(
        imports,
        (s) => !s.startsWith('.') && !isOf(s, '@tongtu/kernel') && !/^@tongtu\/[^/]+\/contract$/.test(s),
        'domain imports kernel, contracts and itself',
      ).concat(
        found(imports, (s) => s.startsWith('.') && !/\/(domain|contract|data)(\/|\.ts$|$)/.test(resolve(path, s)), 'domain imports only domain and contract'),
      );
    },
  },
  {
    name: 'use-cases know no http and no framework',
    check: ({ path }, imports) =>
      featureOf(path) !== undefined && partOf(path) === 'use-cases' && !isTest(path)
        ? found(
            imports,
            (s) => /^(fastify|kysely|pg|react)/.test(s) || (s.startsWith('.') && /\/(http|web|jobs)(\/|\.ts$)/.test(resolve(path, s))),
            'use-cases import domain, store, kernel, context and lower floors',
          )
        : [],
  },
  {
    name: 'only the store speaks SQL',
    check: ({ path }, imports) =>
      featureOf(path) !== undefined && partOf(path) !== 'store' && !isTest(path)
        ? found(imports, (s) => s === 'kysely' || s === 'pg', 'SQL stands in store')
        : [],
  },
  {
    name: 'web reaches contracts, kernel and the parts of the house',
    check: ({ path }, imports) => {
      if (!/^features\/[^/]+\/web\//.test(path) || isTest(path)) return [];
      return found(
        imports,
        (s) =>
          s.startsWith('node:') || (isOf(s, '@tongtu/platform') && !/^@tongtu\/platform\/(ui|contract|auth\/client|auth\/contract|files\/contract)/.test(s)),
        'no server in the browser',
      ).concat(
        found(imports, (s) => featureImported(s) !== undefined && !/^@tongtu\/[^/]+\/(contract|web|data)/.test(s), 'the browser reads contracts'),
        found(
          imports,
          (s) => s.startsWith('.') && !/\/(web|contract|data|domain|language)(\/|\.ts$)/.test(resolve(path, s)),
          // A language is pure, but for the parser that it is written with.
          'the browser reads contracts and pure rules',
        ),
      );
    },
  },
  {
    name: 'time, ids and chance are handed in',
    check: ({ path, text }) => {
      if (featureOf(path) === undefined || isTest(path) || /\/(web|bench|server)(\/|\.ts$)/.test(path)) return [];
      return [...withoutComments(text).matchAll(/\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)|\brandomUUID\(/g)].map(
        (match) => `${match[0]}: use context.now and context.newId`,
      );
    },
  },
  {
    name: 'doubles stay in tests',
    check: ({ path }, imports) =>
      isTest(path) || path.startsWith('bench/') ? [] : found(imports, (s) => s === '@tongtu/platform/testing', 'what runs at a customer has no doubles'),
  },
];

/** Every violation: `path: rule: what`. */
export const violations = (files: readonly SourceFile[]): string[] =>
  files.flatMap((file) => {
    const imports = importsOf(file.text);
    return rules.flatMap((rule) => rule.check(file, imports).map((what) => `${file.path}: ${rule.name}: ${what}`));
  });
