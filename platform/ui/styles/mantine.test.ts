/** mantine.css names the components that the house uses, one by one: a component that is missing there looks bare on its page only. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const css = readFileSync(new URL('./mantine.css', import.meta.url), 'utf8');
const pages = globSync('{platform/ui,apps/web,features/*/web}/**/*.tsx', { cwd: root }).map((file) => readFileSync(root + file, 'utf8'));
const used = new Set(
  pages.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap((match) => match[1]!.split(',').map((name) => name.trim()))),
);
const styled = [...used].filter((name) => existsSync(`${root}node_modules/@mantine/core/styles/${name}.css`)).sort();

test('components with styles are found', () => expect(styled).toEqual(expect.arrayContaining(['Button', 'Checkbox', 'Modal'])));
test.each(styled)('%s has its styles', (name) => expect(css).toContain(`@mantine/core/styles/${name}.css`));
