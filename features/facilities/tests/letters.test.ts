/** Every letter that this feature sends has its words in both languages, and a link to what it is about. */
import { describe, expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import { writeLetter } from '@tongtu/platform/mail';

const locales = loadLocales();
const address = 'https://tongtu.example.org';

const bookingData = {
  name: '张工',
  facility: '涂布中试线',
  resource: '涂布机 1 号',
  organization: '示例大学',
  period: '2026年3月2日 09:00 – 17:00（Asia/Shanghai）',
  facilityId: 'f-1',
  bookingId: 'b-1',
  words: '设备检修',
};
const moneyData = {
  name: '张工',
  provider: '示例装备集团',
  customer: '示例大学',
  number: '202602-0007',
  month: '2026-02',
  total: '¥150.00',
  providerId: 'p-1',
  statementId: 's-1',
};

const bookingLetters = [
  'booking-requested',
  'booking-confirmed',
  'booking-cancelled',
  'booking-rescheduled',
  'booking-approved',
  'booking-declined',
  'booking-expired',
  'booking-promoted',
  'booking-called-off',
  'booking-not-attended',
] as const;
const moneyLetters = ['statement-issued', 'credit-note-issued'] as const;

const cases = languages.flatMap((language) => [
  ...bookingLetters.map((letter) => [letter, language, bookingData, '/facilities/f-1/bookings/b-1', ['涂布中试线', '涂布机 1 号', '09:00']] as const),
  ...moneyLetters.map((letter) => [letter, language, moneyData, '/statements/p-1/s-1', ['202602-0007', '¥150.00', '示例装备集团']] as const),
]);

describe('letters', () => {
  it.each(cases)('%s in %s', (letter, language, data, link, said) => {
    const words = { reason: 'desk.cancelReasons.elsewhere' };
    const { subject, text, html } = writeLetter(locales, { to: 'a@example.org', template: `facilities.${letter}`, language, data, words }, address);
    for (const word of said) expect(text).toContain(word);
    expect(subject).not.toBe('');
    expect(subject + text).not.toMatch(/\{\{|undefined/);
    // On a line of its own, so that it can be followed.
    expect(text.split('\n')).toContain(`${address}${link}`);
    expect(html).toContain(`<a href="${address}${link}">`);
  });
  it.each([
    ['booking-cancelled', 'zh', 'desk.cancelReasons.samples-late', /原因：样品未按时到\n设备检修/],
    ['booking-declined', 'zh', 'desk.declineReasons.own-use', /原因：本单位要用\n设备检修/],
    ['booking-declined', 'en', 'desk.declineReasons.own-use', /Reason: [A-Z][a-z ]+\n设备检修/],
    ['booking-called-off', 'en', 'desk.cancelReasons.machine-down', /Reason: [A-Z][a-z ]+\n设备检修/],
  ] as const)('%s in %s gives the reason of the other side, and what it said', (letter, language, reason, expected) => {
    const { text } = writeLetter(locales, { to: 'a@example.org', template: `facilities.${letter}`, language, data: bookingData, words: { reason } }, address);
    expect(text).toMatch(expected);
  });
});
