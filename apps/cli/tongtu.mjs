#!/usr/bin/env node
/** `npx tongtu …`: hands over to the Node that the lock file pins, whatever Node the shell has. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, nodeOptions, ownNode } from '../../tools/install.mjs';

ensureInstalled();
const main = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');
const child = spawn(ownNode(), [...nodeOptions, main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
