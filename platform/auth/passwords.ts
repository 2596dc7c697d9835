/**
 * NIST SP 800-63B-4 §3.1.1.2: length counts, composition rules do not; what attackers try first is refused.
 * At ten characters most of the famous list is too short anyway; what is left are walks over the keyboard,
 * repeats, and a common word with a year or digits behind it, so that is what is looked for.
 */
import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { passwordLength } from './contract.ts';

const words: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const plain = (value: string): string => value.replace(/[013457@$!]/g, (letter) => leet[letter] ?? letter);
const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaqxswcdevfrbgtnhymjukilop',
];
const backwards = (value: string): string => [...value].reverse().join('');
const isWalk = (value: string): boolean => value.length >= 4 && walks.some((walk) => walk.includes(value) || backwards(walk).includes(value));
const isRepeat = (value: string): boolean => /^(.{1,6}?)\1+.{0,2}$/u.test(value);
const core = (value: string): string => value.replace(/^[\d\W_]+|[\d\W_]+$/gu, '');

/** Is this among the first things that somebody would try? */
export const isCommonPassword = (password: string): boolean => {
  const low = password.normalize('NFKC').toLowerCase();
  const middle = core(low);
  const half = low.slice(0, Math.floor(low.length / 2));
  return (
    words.has(low) ||
    words.has(plain(low)) ||
    isWalk(low) ||
    isRepeat(low) ||
    new Set(low).size < 4 ||
    // A common word with digits or signs around it: `Password2026!`, `woaini1314520`.
    (low.length - middle.length <= 8 &&
      (words.has(middle) || words.has(plain(middle)) || words.has(core(plain(low))) || (middle.length >= 6 && isWalk(middle)))) ||
    (middle === '' && /^(19|20)\d{2}[01]?\d[0-3]?\d\W?/.test(low) && low.length <= 11) ||
    (half.length >= 4 && low.startsWith(half) && isWalk(half) && isWalk(low.slice(half.length)))
  );
};

const letters = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Does the password hold the mail name or the person's name? Names under four characters are left out. */
export const resembles = (password: string, about: { email?: string; name?: string }): boolean => {
  const low = letters(password);
  const parts = [about.email?.split('@')[0] ?? '', about.name ?? ''].map(letters).filter((part) => part.length >= 4);
  return parts.some((part) => low.includes(part));
};

/** Kinds `password-too-short`, `password-too-long`, `password-too-common`, `password-like-you`. Length counts code points. */
export const judgePassword = (password: string, about: { email?: string; name?: string } = {}): Result<void> => {
  const length = [...password].length;
  const field = 'body.password';
  if (length < passwordLength.min) return fail('password-too-short', { field, details: { min: passwordLength.min } });
  if (length > passwordLength.max || password.length > passwordLength.max) return fail('password-too-long', { field, details: { max: passwordLength.max } });
  if (isCommonPassword(password)) return fail('password-too-common', { field });
  return resembles(password, about) ? fail('password-like-you', { field }) : ok(undefined);
};
