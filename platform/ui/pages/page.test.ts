import { describe, expect, test } from 'vitest';
import { splitAddress } from './link.tsx';
import { isOffered, mayOpen, visitorSession, type Page, type Session } from './page.ts';

const load = (): Promise<{ default: () => null }> => Promise.resolve({ default: () => null });
const somebody: Session = { ...visitorSession, person: { id: '1', name: 'Lin', email: 'l@example.org', emailVerified: true } };
const auditor: Session = { ...somebody, platformRoles: ['auditor'] };
const office: Page['access'] = (session) => session.platformRoles.length > 0;

describe('who may open a page', () => {
  test.each([
    [undefined, [true, true, true]],
    ['anyone', [true, true, true]],
    ['signed-in', [false, true, true]],
    [office, [false, false, true]],
  ] as const)('%s', (access, expected) => {
    expect([visitorSession, somebody, auditor].map((session) => mayOpen(access === undefined ? {} : { access }, session))).toEqual(expected);
  });
});
test('a page without an entry is never offered, one that may not be opened neither', () => {
  const nav = { key: 'x', order: 1, group: 'work' } as const;
  expect(isOffered({ path: '/x', load }, somebody)).toBe(false);
  expect(isOffered({ path: '/x', load, access: 'signed-in', nav }, visitorSession)).toBe(false);
  expect(isOffered({ path: '/x', load, access: 'signed-in', nav }, somebody)).toBe(true);
  expect(isOffered({ path: '/x', load, nav: { ...nav, visibleTo: () => false } }, somebody)).toBe(false);
});
test.each([
  ['/a?b=c&d=e%20f#g', { to: '/a', search: { b: 'c', d: 'e f' }, hash: 'g' }],
  ['/a', { to: '/a', search: {} }],
  ['?x=1', { to: '/', search: { x: '1' } }],
])('%s in the router’s parts', (address, parts) => expect(splitAddress(address)).toEqual(parts));
