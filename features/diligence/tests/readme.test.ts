/** The README draws the lives that the code has. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawLifecycle } from '@tongtu/kernel/lifecycle';
import { caseLifecycle } from '../domain/case-lifecycle.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { noticeLifecycle } from '../domain/notice-lifecycle.ts';
import { packLifecycle } from '../domain/pack-lifecycle.ts';
import { institutePricing, privatePricing, stateEnterprisePricing } from '../domain/pricing.ts';
import { reviewLifecycle } from '../domain/review-lifecycle.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
it.each([
  ['case', drawLifecycle(caseLifecycle)],
  ['price of institutes', drawLifecycle(institutePricing)],
  ['price of state enterprises', drawLifecycle(stateEnterprisePricing)],
  ['price of private parties', drawLifecycle(privatePricing)],
  ['notice', drawLifecycle(noticeLifecycle)],
  ['decision', drawLifecycle(decisionLifecycle)],
  ['review', drawLifecycle(reviewLifecycle)],
  ['pack', drawLifecycle(packLifecycle)],
])('draws the %s', (_, drawing) => {
  expect(readme).toContain(drawing.trim());
});
