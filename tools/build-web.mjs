/** Builds the web once, and again only when a file that goes into it is newer than the last build. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownNode, root } from './install.mjs';

const stamp = join(root, 'build', 'web', '.built-from');
const places = [
  'apps/web',
  'apps/verify',
  'platform/ui',
  'platform/http/contract.ts',
  'platform/http/locales',
  'platform/auth',
  'kernel',
  'features',
  'package-lock.json',
];

const newest = (path) => {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce((latest, name) => (name === 'node_modules' || name.startsWith('.') ? latest : Math.max(latest, newest(join(path, name)))), 0);
};

/** Builds when needed; exits with the builder's status when that fails. */
export const ensureWebBuilt = () => {
  const wanted = String(places.filter((p) => existsSync(join(root, p))).reduce((latest, p) => Math.max(latest, newest(join(root, p))), 0));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Building the web pages …\n正在构建网页……\n');
  const done = spawnSync(ownNode(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  mkdirSync(join(root, 'build', 'web'), { recursive: true });
  writeFileSync(stamp, wanted);
};
