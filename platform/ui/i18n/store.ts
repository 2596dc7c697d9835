/**
 * Language and its texts. Own and small: i18next with its React binding would cost 17 kB of the
 * first load (measured), and what is needed is look-up, `{{value}}`, and plural forms.
 * Texts are loaded by language and by room, when a page of that room is.
 */
import { useSyncExternalStore } from 'react';
import type { Language } from '@tongtu/kernel/localized';

type Texts = { readonly [key: string]: string | Texts };
export type LocaleLoader = () => Promise<unknown>;

const loaders: Record<Language, Map<string, LocaleLoader>> = { zh: new Map(), en: new Map() };
const loaded: Record<Language, Map<string, Texts>> = { zh: new Map(), en: new Map() };
const pending = new Map<string, Promise<void>>();
const wanted = new Set<string>();
const listeners = new Set<() => void>();

let language: Language = 'zh';
let version = 0;

const changed = (): void => {
  version += 1;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Re-renders when language or texts change. */
export const useTexts = (): number =>
  useSyncExternalStore(
    subscribe,
    () => version,
    () => version,
  );

export const getLanguage = (): Language => language;

/** Registers files as `import.meta.glob` gives them: `…/<room>/locales/<zh|en>.json` → loader. */
export const registerLocales = (files: Record<string, LocaleLoader>): void => {
  for (const [path, load] of Object.entries(files)) {
    const match = /([^/]+)\/locales\/(zh|en)\.json$/.exec(path);
    if (match) loaders[match[2] as Language].set(match[1]!, load);
  }
};

/** Puts texts in at once; for tests and for pages that bring their own. */
export const addTexts = (room: string, of: Language, texts: Texts): void => {
  loaded[of].set(room, texts);
  changed();
};

export const isRoomLoaded = (room: string, of: Language = language): boolean => loaded[of].has(room) || !loaders[of].has(room);

/** Loads a room's texts in a language; a second call waits for the first. A room without texts resolves at once. */
export const loadRoom = (room: string, of: Language = language): Promise<void> => {
  wanted.add(room);
  const load = loaders[of].get(room);
  if (!load || loaded[of].has(room)) return Promise.resolve();
  const key = `${of}/${room}`;
  const running = pending.get(key);
  if (running) return running;
  const job = load()
    .then((module) => {
      loaded[of].set(room, ((module as { default?: Texts }).default ?? module) as Texts);
      changed();
    })
    .finally(() => pending.delete(key));
  pending.set(key, job);
  return job;
};

/** Switches the language where one stands: texts of all rooms in use are loaded first, then everything changes at once. Kept for a year in the cookie `lang`. */
export const setLanguage = async (next: Language): Promise<void> => {
  await Promise.all([...wanted].map((room) => loadRoom(room, next)));
  language = next;
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
    document.cookie = `lang=${next}; path=/; max-age=31536000; samesite=lax`;
  }
  changed();
};

/** The language to begin with: what the server wrote into `<html lang>`, else the cookie, else the browser's. */
export const firstLanguage = (): Language => {
  const told = new URLSearchParams(location.search).get('lang') ?? '';
  const written = document.documentElement.lang;
  const kept = /(?:^|;\s*)lang=(zh|en)/.exec(document.cookie)?.[1] ?? '';
  for (const one of [told, written, kept, navigator.language]) {
    if (/^zh/i.test(one)) return 'zh';
    if (/^en/i.test(one)) return 'en';
  }
  return 'en';
};

/** Begins without a cookie being written: the reader has not chosen yet. */
export const startLanguage = (first: Language): void => {
  language = first;
  if (typeof document !== 'undefined') document.documentElement.lang = first === 'zh' ? 'zh-CN' : 'en';
  changed();
};

const find = (texts: Texts | undefined, key: string): string | undefined => {
  let at: string | Texts | undefined = texts;
  if (texts && typeof texts[key] === 'string') return texts[key];
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : undefined;
};

/** The text under a dotted key (plural form by `count`), or undefined. */
export const lookUp = (room: string, key: string, count?: unknown, of: Language = language): string | undefined => {
  const texts = loaded[of].get(room);
  if (typeof count === 'number') {
    const form = find(texts, `${key}_${new Intl.PluralRules(of).select(count)}`) ?? find(texts, `${key}_other`);
    if (form !== undefined) return form;
  }
  return find(texts, key);
};
