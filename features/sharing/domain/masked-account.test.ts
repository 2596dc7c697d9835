import { expect, it } from 'vitest';
import { bareAccount, maskedAccount } from './masked-account.ts';

it.each([
  ['6222 0202 0001 2345 678', '**** 5678', '6222020200012345678'],
  ['DE89-3704-0044-0532-0130-00', '**** 3000', 'DE89370400440532013000'],
])('%s is shown as %s, and goes to the bank as %s', (account, masked, bare) => {
  expect(maskedAccount(account)).toBe(masked);
  expect(bareAccount(account)).toBe(bare);
});
