import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { takeOwnership } from './owner.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongtu-owner-'));
let url = '';
let other: ChildProcess;
let count = 0;
beforeAll(() => {
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
});
afterAll(() => {
  other.kill();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  url = join(folder, String((count += 1)));
});
const file = (): string => join(url, 'owner');
const leave = (holder: string): void => {
  mkdirSync(url, { recursive: true });
  writeFileSync(file(), holder);
};
const takes = (): boolean => {
  const { owned, release } = takeOwnership(url);
  release();
  return owned;
};
const knowsBirths = existsSync('/proc/self/stat');
const birthOf = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]!;

it('one of two owns a folder; the other when the first has released it', () => {
  const first = takeOwnership(url);
  const second = takeOwnership(url);
  expect([first.owned, second.owned]).toEqual([true, false]);
  second.release();
  expect(existsSync(file())).toBe(true);
  first.release();
  expect(takes()).toBe(true);
  expect(readdirSync(url)).toEqual([]);
});

it('a running process keeps its folder', () => {
  leave(`${other.pid}`);
  expect(takes()).toBe(false);
  expect(readFileSync(file(), 'utf8')).toBe(`${other.pid}`);
});

it.skipIf(!knowsBirths)(`a running process is known by its birth${knowsBirths ? '' : '; skipped: the system does not tell births'}`, () => {
  leave(`${other.pid} ${birthOf(other.pid!)}`);
  expect(takes()).toBe(false);
});

it.skipIf(!knowsBirths)(`a number that was used again owns nothing${knowsBirths ? '' : '; skipped: the system does not tell births'}`, () => {
  leave(`${other.pid} 1${birthOf(other.pid!)}`);
  expect(takes()).toBe(true);
});

it.each(['', 'none', '2147483647', '2147483647 5', `${process.pid} 5`])('the file “%s” of one that is gone is taken over', (holder) => {
  leave(holder);
  expect(takes()).toBe(true);
  expect(readdirSync(url)).toEqual([]);
});

it("another's file is not taken away at release", () => {
  const { owned, release } = takeOwnership(url);
  rmSync(url, { recursive: true });
  leave(`${other.pid}`);
  release();
  expect([owned, readFileSync(file(), 'utf8')]).toEqual([true, `${other.pid}`]);
});
