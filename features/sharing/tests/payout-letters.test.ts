/** Every letter about statements and payments has its words in both languages, and a link on a line of its own. */
import { expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import { writeLetter } from '@tongtu/platform/mail';

const locales = loadLocales();
const address = 'https://tongtu.example.org';
const data = {
  name: '张工',
  plan: '固态电解质许可',
  unit: '示例大学',
  payee: '林雪',
  number: '202611-0007',
  from: '2026-11-01',
  to: '2026-11-30',
  until: '2026-12-16',
  amount: '¥400.00',
  words: '漏了一笔',
  planId: 'p-1',
  statementId: 's-1',
};
const letters = {
  'statement-issued': ['202611-0007', '2026-12-16', '¥400.00', '示例大学'],
  'statement-objected': ['202611-0007', '林雪', '漏了一笔'],
  'objection-upheld': ['202611-0007', '漏了一笔'],
  'objection-rejected': ['202611-0007', '漏了一笔', '2026-12-16'],
  'payment-approved': ['¥400.00', '林雪', '示例大学'],
} as const;

it.each(languages.flatMap((language) => Object.entries(letters).map(([letter, said]) => [letter, language, said] as const)))(
  '%s in %s',
  (letter, language, said) => {
    const { subject, text, html } = writeLetter(locales, { to: 'a@example.org', template: `sharing.${letter}`, language, data }, address);
    for (const word of said) expect(text).toContain(word);
    expect(subject).not.toBe('');
    expect(subject + text).not.toMatch(/\{\{|undefined/);
    expect(text.split('\n')).toContain(`${address}/sharing-plans/p-1/statements/s-1`);
    expect(html).toContain(`<a href="${address}/sharing-plans/p-1/statements/s-1">`);
  },
);
