import { expect, test } from 'vitest';
import { visitorSession, type Session } from '@tongtu/platform/ui';
import * as policy from '../../policy.ts';
import { bookerRoles, standingOf } from './use-booker.tsx';

const member = (organizationState: string, ...roles: Session['memberships'][number]['roles']): Session => ({
  ...visitorSession,
  person: { id: 'p', name: 'Lin', email: 'lin@example.org', emailVerified: true },
  memberships: [{ organizationId: 'o', organizationName: { zh: '甲' }, organizationKind: 'university', organizationState, roles }],
});

test('the roles are those of the policy', () => expect(bookerRoles).toEqual(policy.bookerRoles));
test.each([
  ['a visitor', visitorSession, 'visitor'],
  ['somebody without an organization', { ...member('verified'), memberships: [] }, 'none'],
  ['a manager', member('verified', 'technology-manager'), 'may'],
  ['a viewer', member('verified', 'viewer'), 'reader'],
  ['a manager of an organization that waits', member('applied', 'technology-manager'), 'waiting'],
  ['an auditor', { ...member('verified', 'admin'), platformRoles: ['auditor'] }, 'reader'],
] as const)('%s: %3$s', (_, session, standing) => expect(standingOf(session as Session).standing).toBe(standing));
