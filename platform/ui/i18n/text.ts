/** `useText('listings')` → `t('wizard.next', { count: 3 })`. */
import { use, useMemo } from 'react';
import type { Language } from '@tongtu/kernel/localized';
import { getLanguage, isRoomLoaded, loadRoom, lookUp, setLanguage, useTexts } from './store.ts';

export type Values = Readonly<Record<string, string | number>>;

export type Translate = {
  /** The text; a missing key shows itself, so that it is noticed. */
  (key: string, values?: Values): string;
  /** The text, or undefined where there is none: for codes that come from data. */
  maybe: (key: string, values?: Values) => string | undefined;
  language: Language;
};

const fill = (text: string, values: Values | undefined, language: Language): string =>
  values === undefined
    ? text
    : text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
        const value = values[name];
        if (value === undefined) return whole;
        return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
      });

/** A translator outside React; the room must be loaded. */
export const translator = (room: string, language: Language = getLanguage()): Translate => {
  const maybe = (key: string, values?: Values): string | undefined => {
    const found = lookUp(room, key, values?.['count'], language);
    return found === undefined ? undefined : fill(found, values, language);
  };
  return Object.assign((key: string, values?: Values) => maybe(key, values) ?? key, { maybe, language });
};

/** Texts of a room in the reader's language; waits (Suspense) until they are there. */
export const useText = (room: string): Translate => {
  const version = useTexts();
  const language = getLanguage();
  if (!isRoomLoaded(room, language)) use(loadRoom(room, language));
  // A new translator whenever texts arrive, so that parts which remember it draw again.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => translator(room, language), [room, language, version]);
};

/** The reader's language and how to change it without leaving the page. */
export const useLanguage = (): { language: Language; setLanguage: (next: Language) => Promise<void> } => {
  useTexts();
  return { language: getLanguage(), setLanguage };
};
