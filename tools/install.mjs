/**
 * Brings a checkout to a state that can run: installs what the lock file names, and
 * answers where its own Node is. Plain JavaScript, because on a fresh clone it runs
 * on whatever Node the machine has.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.tongtu-install');

/** The Node that the lock file pins. */
export const ownNode = () => join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Short-lived values of imports and indexing die young, without being copied twice: a tenth faster (bench/import.ts). */
export const nodeOptions = ['--max-semi-space-size=128'];

const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');

/** Installs when the lock file changed since the last install here. Exits with npm's status when that fails. */
export const ensureInstalled = () => {
  const wanted = fingerprint();
  if (existsSync(ownNode()) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing what the lock file names; this takes a minute the first time …\n正在按锁定文件安装依赖，首次约需一分钟……\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm && npm.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  if (!existsSync(ownNode())) {
    // npm 11 runs only the install scripts that package.json allows; older npm runs all; an ignore-scripts setting runs none.
    process.stderr.write(
      'Node 24 did not come with the install. Is "ignore-scripts" set in your npm configuration? Run: npm rebuild --ignore-scripts=false\n安装后没有得到 Node 24。npm 配置是否设置了 "ignore-scripts"？请运行：npm rebuild --ignore-scripts=false\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
};
