import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { byRoom } from '../nav/by-room.ts';
import { navTexts } from './nav-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongtu-nav-'));
afterAll(() => rmSync(folder, { recursive: true }));
const plugin = navTexts() as unknown as {
  resolveId: (id: string, importer?: string) => string | undefined;
  load: (this: { addWatchFile: (file: string) => void }, id: string) => string | undefined;
};
const load = (id: string): string | undefined => plugin.load.call({ addWatchFile: () => {} }, id);

test('of a file of texts only the words of the navigation remain', () => {
  writeFileSync(join(folder, 'zh.json'), JSON.stringify({ nav: { ships: '船只' }, long: { text: '别的文字' } }));
  writeFileSync(join(folder, 'en.json'), JSON.stringify({ long: { text: 'other words' } }));
  expect(load(plugin.resolveId('./zh.json?nav', join(folder, 'a.ts'))!)).toBe('export default {"ships":"船只"};');
  expect(load(plugin.resolveId('./en.json?nav', join(folder, 'a.ts'))!)).toBe('export default {};');
});
test('other modules are left alone', () => {
  expect(plugin.resolveId('./zh.json', join(folder, 'a.ts'))).toBeUndefined();
  expect(load(join(folder, 'zh.json'))).toBeUndefined();
});
test('words stand by their room', () => expect(byRoom({ '../../../features/fleet/locales/zh.json': { ships: '船只' } })).toEqual({ fleet: { ships: '船只' } }));
