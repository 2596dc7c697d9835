import { expect, test } from 'vitest';
import { invitationToken } from './token.ts';

const token = 'AbCd_efgh-ijkl0123456789';
test.each([
  token,
  ` ${token} `,
  `https://tongtu.example/invitations/${token}`,
  `/invitations/${token}?lang=en`,
  `请点开 https://t.example/invitations/${token} 加入`,
])('%s holds it', (text) => expect(invitationToken(text)).toBe(token));
test.each(['', 'hello', 'https://tongtu.example/invitations/short', '../../etc/passwd'])('%s holds none', (text) =>
  expect(invitationToken(text)).toBeUndefined(),
);
