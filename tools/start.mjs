/** `npm start`: install what is missing, build the web once, serve. Everything else happens in `tongtu serve`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled, ownNode, root } from './install.mjs';

ensureInstalled();
ensureWebBuilt();
const child = spawn(ownNode(), [join(root, 'apps/cli/main.ts'), 'serve', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
});
// A terminal's Ctrl-C reaches the child by itself; what was sent to this process alone is handed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
