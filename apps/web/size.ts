/**
 * `node apps/web/size.ts`: how much script the first look at the public home page needs, compressed (gzip -9).
 * Counted are the entry, the home page, what both import at once, and the larger language's texts of the rooms that the
 * page speaks. Exit status 1 above the limit. Wants a build (`npm run build`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const limit = 200_000;
const folder = fileURLToPath(new URL('../../build/web/', import.meta.url));
const manifestFile = `${folder}.vite/manifest.json`;

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly src?: string };
type Manifest = Readonly<Record<string, Chunk>>;

/** Keys of a chunk and of all that it imports at once. */
export const closureOf = (manifest: Manifest, keys: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (found.has(key)) return;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`no chunk ${key} in the manifest`);
    found.add(key);
    for (const one of chunk.imports ?? []) visit(one);
  };
  for (const key of keys) visit(key);
  return found;
};

/** Texts that the home page shows: its own, the parts', the cards', the navigation's. */
const textsOf = (language: string): string[] => [
  `locales/${language}.json`,
  `../../platform/ui/locales/${language}.json`,
  `../../features/listings/locales/${language}.json`,
  `nav/${language}.ts`,
];

const main = (): void => {
  if (!existsSync(manifestFile)) throw new Error('build/web is missing; run `npm run build` first');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const sizes = new Map<string, number>();
  const weigh = (keys: Iterable<string>): number => {
    let sum = 0;
    for (const key of keys) {
      const { file } = manifest[key]!;
      if (!file.endsWith('.js')) continue;
      const size = sizes.get(file) ?? gzipSync(readFileSync(folder + file), { level: 9 }).length;
      sizes.set(file, size);
      sum += size;
    }
    return sum;
  };
  const script = weigh(closureOf(manifest, ['index.html', 'home/home-page.tsx']));
  const texts = Math.max(...['zh', 'en'].map((language) => weigh(textsOf(language))));
  const total = script + texts;
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 12);
  for (const [file, size] of largest) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  console.log(
    `first load of the home page: ${(total / 1000).toFixed(1)} kB of script compressed (code ${(script / 1000).toFixed(1)}, texts ${(texts / 1000).toFixed(1)}); limit ${limit / 1000} kB`,
  );
  if (total > limit) process.exitCode = 1;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
