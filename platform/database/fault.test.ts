import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DatabaseFault, faultKinds, faultSentence, isConnectionLoss, translateError } from './fault.ts';
import { isRetryable } from './transaction.ts';

const sentences = (language: string) =>
  (JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8')) as { errors: Record<string, string> }).errors;
const names = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('faults', () => {
  it('every kind has a sentence in both languages with the same details', () => {
    expect(Object.keys(sentences('zh')).sort()).toEqual([...faultKinds].sort());
    expect(Object.keys(sentences('en')).sort()).toEqual([...faultKinds].sort());
    for (const kind of faultKinds) expect([kind, names(sentences('zh')[kind])]).toEqual([kind, names(sentences('en')[kind])]);
  });
  it('fills in the details and keeps what is not a placeholder', () => {
    expect(faultSentence('folder-in-use', { folder: '/d', pid: 7 }, 'en')).toContain('/d is already used by another running Tongtu (process 7)');
    expect(new DatabaseFault('folder-in-use', { folder: '/d', pid: 7 }).sentence('zh')).toContain('进程 7');
  });
  it('tells a lost connection from everything else', () => {
    const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });
    for (const code of ['08006', '08001', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET']) expect(isConnectionLoss(coded(code))).toBe(true);
    for (const code of ['23505', '40001', '53100', '57014', 'EACCES']) expect(isConnectionLoss(coded(code))).toBe(false);
    expect(isConnectionLoss(coded('ENOENT', { syscall: 'connect' }))).toBe(true);
    expect(isConnectionLoss(coded('ENOENT', { syscall: 'open' }))).toBe(false);
    expect(translateError(coded('08006'))).toMatchObject({ kind: 'database-unavailable' });
  });
  it('repeats only what may succeed the second time', () => {
    const coded = (code: string) => Object.assign(new Error('x'), { code });
    for (const code of ['40001', '40P01', '08006']) expect(isRetryable(coded(code))).toBe(true);
    for (const code of ['23505', '23P01', '57014', 'ECONNRESET']) expect(isRetryable(coded(code))).toBe(false);
    expect(isRetryable(new DatabaseFault('database-unavailable'))).toBe(true);
    expect(isRetryable(new DatabaseFault('commit-outcome-unknown', {}, coded('08006')))).toBe(false);
  });
});
