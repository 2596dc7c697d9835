/** Words of papers about notices in one language. Texts: locales, `documents.notice`; names of states and the like as the pages say them. */
import { inLanguage, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import { formatMoney, moneyFromJson } from '@tongtu/kernel/money';
import type { NoticeContent } from '../contract/notices.ts';
import type { DiligenceOptions } from '../http/options.ts';

export type NoticeWords = {
  readonly language: Language;
  /** Of `documents.notice`. */
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  /** Of the whole room: `parts.pathways.licence`. */
  readonly name: (key: string) => string;
  readonly say: (text: Localized) => string;
  /** An ISO day. */
  readonly day: (day: string) => string;
  /** An instant in the zone of the notice, to the second. */
  readonly time: (instant: Date, zone: string) => string;
  readonly price: (price: NoticeContent['price']) => string;
};

export const noticeWords = ({ translate }: Pick<DiligenceOptions, 'translate'>, language: Language): NoticeWords => {
  const locale = localeOf(language);
  const t = (key: string, values?: Readonly<Record<string, unknown>>): string => translate(language, 'diligence', `documents.notice.${key}`, values);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    language,
    t,
    name: (key) => translate(language, 'diligence', key),
    say: (text) => inLanguage(text, language).text,
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    time: (instant, zone) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(instant),
    price: ({ amount, formula }) => {
      const read = amount === null ? undefined : moneyFromJson(amount);
      const money = read?.ok ? formatMoney(read.value, language) : null;
      return [money, formula].filter((part) => part !== null).join(t('and')) || t('none');
    },
  };
};
