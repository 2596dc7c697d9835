/** A real server in a folder of its own and a real browser, for journeys. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { houseRoot } from '@tongtu/platform/database';
// @ts-expect-error plain JavaScript, for it runs on whatever Node a machine has
import { nodeOptions as options } from '../../tools/install.mjs';

/** As `npm start` runs it. */
export const nodeOptions = options as readonly string[];

/** Where this machine has a Chromium; empty where it has none. */
export const chromiumPath =
  [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? '';
export const browserMissing = chromiumPath === '' ? 'no chromium on this machine' : '';

export type RunningHouse = {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Seconds from the start of the process to the printed address. */
  readonly startSeconds: number;
  /** In order, as on SIGTERM; answers the exit status. */
  readonly stop: () => Promise<number | null>;
  /** kill -9 of the server; the embedded database notices by itself. */
  readonly kill: () => Promise<void>;
};

/** Starts `tongtu serve` on a free port and waits for its banner. */
export const startHouse = async (
  settings: Readonly<Record<string, string>> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'tongtu-journey-')),
): Promise<RunningHouse> => {
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, join(houseRoot, 'apps/cli/main.ts'), 'serve'], {
    cwd: houseRoot,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exit = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), 90_000);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /ready: (http:\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    void exit.then((code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  return {
    url,
    dataDir,
    process: child,
    startSeconds: (performance.now() - began) / 1000,
    stop: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
};

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

export type Reading = { readonly language: 'zh' | 'en'; readonly width?: number; readonly as?: string };
export const demoPassword = 'tianqian-tongtu';

/** A fresh browser profile; signed in where `as` names an address. */
export const newReader = async (browser: Browser, house: RunningHouse, { language, width = 1280, as }: Reading): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, baseURL: house.url, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
  await context.addCookies([{ name: 'lang', value: language, url: house.url }]);
  if (as !== undefined) {
    const answer = await context.request.post('/api/auth/sign-in', { data: { email: as, password: demoPassword }, headers: { origin: house.url } });
    if (!answer.ok()) throw new Error(`${as} cannot sign in: ${await answer.text()}`);
  }
  return context;
};

/** What a page must never do: log an error, throw, ask for what is not there. */
export const watch = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
};

/** Asks the API as the page's reader would, and throws when it is refused. */
export const ask = async <T>(context: BrowserContext, method: 'GET' | 'POST' | 'PATCH', path: string, data?: unknown): Promise<T> => {
  const origin = new URL((await context.storageState()).origins[0]?.origin ?? (context as unknown as { _options: { baseURL: string } })._options.baseURL)
    .origin;
  const answer = await context.request.fetch(path, { method, headers: { origin }, ...(data === undefined ? {} : { data: data as object }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
};
