/** The drawings of the README are those of the tables. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawLifecycle } from '@tongtu/kernel/lifecycle';
import { packLifecycle } from '../domain/pack-lifecycle.ts';
import { paymentLifecycle } from '../domain/payment-lifecycle.ts';
import { runLifecycle } from '../domain/payment-run.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';

test.each([
  ['version', drawLifecycle(versionLifecycle)],
  ['statement', drawLifecycle(statementLifecycle)],
  ['payment run', drawLifecycle(runLifecycle)],
  ['payment', drawLifecycle(paymentLifecycle)],
  ['rule pack', drawLifecycle(packLifecycle)],
])('the life of a %s is drawn as it is', (_, drawing) => {
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(drawing.trim());
});
