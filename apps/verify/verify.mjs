#!/usr/bin/env node
/** `node apps/verify/verify.mjs FILE`: hands over to the Node that the lock file pins; needs nothing else that runs. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const own = join(here, '..', '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const done = spawnSync(existsSync(own) ? own : process.execPath, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(done.status ?? 1);
