/** Writes `docs/operating/settings.md` from the settings' own data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingsPage } from '@tongtu/platform/config';

const file = join(dirname(fileURLToPath(import.meta.url)), '../docs/operating/settings.md');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, settingsPage());
