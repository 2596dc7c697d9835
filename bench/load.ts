/** Listings in number, from the collections beside the checkout; nothing of them is kept in this repository. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { houseRoot } from '@tongtu/platform/database';
import { sectors } from '../features/listings/vocabulary/index.ts';

const generator = join(houseRoot, '..', 'shared', 'data', 'expand_load.py');
/** Where the collections are absent a bench says so and measures nothing. */
export const loadMissing = existsSync(generator) ? '' : 'the collections beside the checkout (../shared/data) are absent';

const provinces = ['110000', '120000', '310000', '320000', '330000', '340000', '370000', '420000', '430000', '440000', '500000', '510000', '610000'];
const fine = sectors.items.filter((row) => row.code.split('.').length === 3).map((row) => row.code);
const cut = (text: string, from: number, to: number): string => [...text].slice(from, to).join('');
/** The same number for the same word, spread evenly (FNV-1a). */
const numberOf = (text: string): number => [...text].reduce((hash, c) => Math.imul(hash ^ c.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);

type Document = {
  readonly id: string;
  readonly kind: 'achievement' | 'need' | 'fund';
  readonly title: string;
  readonly text: string;
  readonly lang: 'zh' | 'en';
};

const rowOf = ({ id, kind, title, text, lang }: Document): object => {
  const n = numberOf(id);
  const longer = cut(text, 600, 6000);
  return {
    kind,
    reference: id,
    title: { [lang]: cut(title, 0, 200).trim() || id },
    summary: { [lang]: cut(text, 0, 600).trim() || id },
    sectors: [fine[n % fine.length], fine[(n >>> 8) % fine.length]],
    region: provinces[n % provinces.length],
    ...(kind === 'achievement' ? { trl: 1 + (n % 9) } : {}),
    ...(kind === 'need' ? { trlWanted: { min: 1 + (n % 5), max: 5 + (n % 5) } } : {}),
    ...(longer.trim() === '' ? {} : { [kind === 'fund' ? 'thesis' : 'problem']: { [lang]: longer } }),
  };
};

/** Writes so many rows in the form that `tongtu import listings` reads, and answers the file's path and some titles. */
export const writeRows = async (count: number): Promise<{ readonly file: string; readonly titles: readonly string[] }> => {
  const file = join(mkdtempSync(join(tmpdir(), 'tongtu-bench-')), 'rows.jsonl');
  const out = createWriteStream(file);
  const python = spawn('python3', [generator, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const titles: string[] = [];
  let n = 0;
  for await (const line of createInterface({ input: python.stdout })) {
    const document = JSON.parse(line) as Document;
    if (n % Math.max(1, Math.floor(count / 400)) === 0) titles.push(document.title);
    n += 1;
    if (!out.write(`${JSON.stringify(rowOf(document))}\n`)) await new Promise<void>((resolve) => void out.once('drain', () => resolve()));
  }
  out.end();
  await finished(out);
  return { file, titles };
};
