/** `npm start`: install what is missing, build the web once, serve. Everything else happens in `tongtu serve`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled, nodeOptions, ownNode, root } from './install.mjs';

ensureInstalled();
ensureWebBuilt();
const child = spawn(ownNode(), [...nodeOptions, join(root, 'apps/cli/main.ts'), 'serve', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
});
// A terminal's Ctrl-C reaches the child by itself; what was sent to this process alone is handed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
// npm runs this through a shell that hands no signal on: when whoever started us is gone, so are we.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
