import { expect, test } from 'vitest';
import { visitorSession, type Session } from '@tongtu/platform/ui';
import type { RoomPage } from '../tables.ts';
import { navigationFor } from './nav.ts';

const load = (): Promise<{ default: () => null }> => Promise.resolve({ default: () => null });
const pages: readonly RoomPage[] = [
  { room: 'b', path: '/z', load, nav: { key: 'z', order: 20, group: 'explore' } },
  { room: 'a', path: '/y', load, nav: { key: 'y', order: 10, group: 'explore' } },
  { room: 'a', path: '/mine', load, access: 'signed-in', nav: { key: 'mine', order: 10, group: 'work' } },
  {
    room: 'a',
    path: '/office',
    load,
    access: (s) => s.platformRoles.length > 0,
    nav: { key: 'office', order: 10, group: 'office', to: '/office?state=applied' },
  },
  { room: 'a', path: '/members', load, nav: { key: 'members', order: 30, group: 'work', visibleTo: (s) => s.memberships.length > 0 } },
  { room: 'a', path: '/plain/:id', load },
];
const person = { id: '1', name: 'Lin', email: 'lin@example.org', emailVerified: true };
const signedIn: Session = { ...visitorSession, person };
const secretariat: Session = { ...signedIn, platformRoles: ['secretariat'] };
const keys = (session: Session): string[] => Object.values(navigationFor(pages, session)).flatMap((group) => group.map((entry) => entry.key));

test('a visitor is offered what is open, in order', () => expect(keys(visitorSession)).toEqual(['y', 'z']));
test('somebody signed in also gets own pages, but none for members', () => expect(keys(signedIn)).toEqual(['y', 'z', 'mine']));
test('the secretariat gets its desk, at the address that the page names', () => {
  expect(navigationFor(pages, secretariat).office).toEqual([{ room: 'a', key: 'office', to: '/office?state=applied', icon: undefined }]);
});
