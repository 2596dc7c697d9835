import { expect, test } from 'vitest';
import type { PlanView } from '../../contract/versions.ts';
import { tabAddress, tabsFor } from './plan-tabs.tsx';

const latest = { version: 3 } as PlanView['latest'];
const plan = { id: 'p', inForce: 2, latest, stance: 'unit', actions: ['read-settlement'] } as const;

test('the unit sees every page of its plan', () =>
  expect(tabsFor({ ...plan, actions: [...plan.actions] })).toEqual(['overview', 'version', 'simulation', 'settlement', 'statements', 'payments', 'ledger']));
test('who may not read the books is not led to them, and payments are the unit’s', () =>
  expect(tabsFor({ ...plan, stance: 'member', actions: [] })).toEqual(['overview', 'version', 'simulation', 'statements']));
test('nothing is paid before a version is in force', () => expect(tabsFor({ ...plan, inForce: null, actions: ['read-settlement'] })).not.toContain('payments'));
test('the version in force leads, else the newest', () => {
  expect(tabAddress(plan, 'version')).toBe('/sharing-plans/p/versions/2');
  expect(tabAddress({ ...plan, inForce: null }, 'version')).toBe('/sharing-plans/p/versions/3');
});
