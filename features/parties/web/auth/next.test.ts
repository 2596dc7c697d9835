import { expect, test } from 'vitest';
import { safeNext } from './next.ts';

test.each(['/my/listings', '/explore?q=a&kind=need', '/invitations/abc#top'])('%s is ours', (text) => expect(safeNext(text)).toBe(text));
test.each([undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/\t/elsewhere.example', 'javascript:alert(1)'])(
  '%s is not followed',
  (text) => expect(safeNext(text)).toBe('/'),
);
test('signing in leads not back to signing in', () => expect(safeNext('/sign-in?next=/mine')).toBe('/'));
