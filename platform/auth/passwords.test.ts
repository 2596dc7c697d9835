import { expect, test } from 'vitest';
import { authPaths } from './client.ts';
import { authErrors, authRoutes } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import { isCommonPassword, judgePassword, resembles } from './passwords.ts';
import { networkOf } from './throttle.ts';

test.each([
  '1234567890',
  'qwertyuiop',
  'Password123',
  'P@ssw0rd2024!',
  'woaini1314520',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '19900101',
  '1qaz2wsx3edc',
  'letmein!!2026',
  'zhongguo2026',
  'asdfghjkl;',
])('%s is common', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});
test.each(['violet-harbour-7-lanterns', '春眠不觉晓处处闻啼鸟', 'k3Jf9-xQm2-pL', 'correct horse battery staple', 'passwordless doors open'])(
  '%s is not',
  (password) => {
    expect(judgePassword(password).ok).toBe(true);
  },
);
test('length is counted in characters as people see them stored', () => {
  expect(judgePassword('春眠不觉晓').ok).toBe(false);
  expect(judgePassword('😀😁😂🤣😃😄😅😆😉😊').ok).toBe(true);
});
test('names under four characters do not count', () => {
  expect(resembles('li-and-the-rest', { email: 'li@example.org' })).toBe(false);
  expect(resembles('My.WangFang.2', { email: 'wang-fang@example.org' })).toBe(true);
});
test('a household of IPv6 is one network', () => {
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:0db8:0:0:ffff::2'));
  expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
});
test('the client goes where the contract says', () => {
  expect(authPaths).toEqual(
    Object.fromEntries(Object.values(authRoutes).map((route) => [route.name, `${route.method} ${route.path.replace('/api/auth/', '')}`])),
  );
});
test('every kind has its sentence in both languages', () => {
  expect(Object.keys(en.errors).sort()).toEqual(Object.keys(authErrors).sort());
  expect(Object.keys(zh.errors).sort()).toEqual(Object.keys(authErrors).sort());
  expect(Object.keys(zh.letters)).toEqual(Object.keys(en.letters));
});
