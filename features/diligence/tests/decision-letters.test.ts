/** Every letter of a decision has its words in both languages, and a link on a line of its own. */
import { expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import { writeLetter } from '@tongtu/platform/mail';

const locales = loadLocales();
const address = 'https://tongtu.example.org';
const data = {
  name: '林雪',
  unit: '示例大学',
  committee: '成果转化领导小组',
  title: '固态电解质许可',
  number: 'D202606-001',
  motion: '同意以 300 万元许可实施。',
  agenda: '1. 听取汇报\n2. 表决',
  at: '2026-06-03 09:00',
  words: '材料不齐',
  caseId: 'c-1',
  decisionId: 'd-1',
};
const letters = {
  'decision-called': ['示例大学', '成果转化领导小组', '2026-06-03 09:00', '2. 表决', '300 万元'],
  'voting-opened': ['成果转化领导小组', '300 万元'],
  'minutes-to-confirm': ['D202606-001'],
  'decision-cancelled': ['成果转化领导小组', '材料不齐'],
} as const;

it.each(languages.flatMap((language) => Object.entries(letters).map(([letter, said]) => [letter, language, said] as const)))(
  '%s in %s',
  (letter, language, said) => {
    const { subject, text, html } = writeLetter(locales, { to: 'a@example.org', template: `diligence.${letter}`, language, data }, address);
    for (const word of said) expect(text).toContain(word);
    expect(subject).toContain('固态电解质许可');
    expect(subject + text).not.toMatch(/\{\{|undefined/);
    expect(text.split('\n')).toContain(`${address}/cases/c-1/decisions/d-1`);
    expect(html).toContain(`<a href="${address}/cases/c-1/decisions/d-1">`);
  },
);
