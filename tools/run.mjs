/** Runs the steps of a gate one after the other, prints one line each, and answers with what they counted. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ownNode, root } from './install.mjs';

/** Runs one step on our own Node; its output is shown only when it fails, or always with `loud`. */
export const step = (name, args, { env = {}, loud = false } = {}) => {
  const began = Date.now();
  const done = spawnSync(ownNode(), args, {
    cwd: root,
    encoding: 'utf8',
    stdio: loud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
  });
  const good = done.status === 0;
  process.stdout.write(`${good ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  if (!good && !loud) process.stdout.write(`${done.stdout}\n${done.stderr}\n`);
  return good;
};

/** The fast steps: format, lint, types. */
export const fastSteps = () => [
  step('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.']),
  step('lint', ['node_modules/oxlint/bin/oxlint', '--quiet', '.']),
  step('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
];

/**
 * Runs Vitest with the given arguments and counts from its report.
 * Skips are listed by reason: a test that skips carries it in its name after `skipped:`.
 */
export const tests = (args) => {
  const report = join(root, 'build', 'test-report.json');
  mkdirSync(join(root, 'build'), { recursive: true });
  rmSync(report, { force: true });
  const good = step('tests', ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args], {
    loud: true,
  });
  if (!existsSync(report)) return { good: false, passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = found.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  const skipped = found.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'pending' || test.status === 'skipped' || test.status === 'todo');
  for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
  const strict = process.env.STRICT === '1';
  // A tool that is missing is no excuse there; the collections beside the checkout are nobody's duty to have.
  const unexcused = skipped.filter((test) => !test.fullName.includes('../shared'));
  return {
    good: good && !(strict && unexcused.length > 0),
    passed: found.numPassedTests,
    failed: found.numFailedTests + brokenFiles.length + (strict ? unexcused.length : 0),
    skipped: strict ? skipped.length - unexcused.length : skipped.length,
  };
};
