import { describe, expect, it } from 'vitest';
import { invitationExpiry, isFor, isOpen, type Invitation } from './invitation.ts';

const made = new Date('2026-01-01T00:00:00Z');
const invitation: Invitation = {
  id: '1',
  organizationId: '2',
  tokenHash: 'x',
  email: 'li@example.org',
  roles: ['viewer'],
  invitedBy: '3',
  createdAt: made,
  expiresAt: invitationExpiry(made),
  acceptedAt: null,
  revokedAt: null,
};

describe('an invitation', () => {
  it('holds for fourteen days, not a moment longer', () => {
    expect(isOpen(invitation, new Date('2026-01-14T23:59:59.999Z'))).toBe(true);
    expect(isOpen(invitation, new Date('2026-01-15T00:00:00Z'))).toBe(false);
  });
  it('ends when it is accepted or revoked', () => {
    expect(isOpen({ ...invitation, acceptedAt: made }, made)).toBe(false);
    expect(isOpen({ ...invitation, revokedAt: made }, made)).toBe(false);
  });
  it.each([
    ['its owner', { email: 'li@example.org', emailVerified: true }, true],
    ['its owner, written otherwise', { email: ' Li@Example.org', emailVerified: true }, true],
    ['who only says that it is his', { email: 'li@example.org', emailVerified: false }, false],
    ['somebody else', { email: 'wang@example.org', emailVerified: true }, false],
    ['nobody', undefined, false],
  ] as const)('is for %s: %s', (_, account, expected) => expect(isFor(invitation, account)).toBe(expected));
  it('without an address is for whoever has the link', () => expect(isFor({ ...invitation, email: null }, undefined)).toBe(true));
});
