/**
 * The navigation stands on every page and says one word for each entry of each room. With `?nav` a file of texts gives its
 * `nav` part alone, so that the first page does not fetch all texts of all rooms for a dozen words.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const mark = '\0tongtu:nav-texts:';

export const navTexts = (): Plugin => ({
  name: 'tongtu:nav-texts',
  enforce: 'pre',
  resolveId: (id, importer) => (id.endsWith('.json?nav') && importer !== undefined ? `${mark}${resolve(dirname(importer), id.slice(0, -4))}.js` : undefined),
  load(id) {
    if (!id.startsWith(mark)) return undefined;
    const file = id.slice(mark.length, -3);
    this.addWatchFile(file);
    const { nav = {} } = JSON.parse(readFileSync(file, 'utf8')) as { nav?: Record<string, string> };
    return `export default ${JSON.stringify(nav)};`;
  },
});
