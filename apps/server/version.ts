/** The version that `package.json` names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { houseRoot } from '@tongtu/platform/database';

export const version: string = (JSON.parse(readFileSync(join(houseRoot, 'package.json'), 'utf8')) as { version: string }).version;
