/** The sentences of all rooms, loaded once at start. A room's name is its namespace: `translate('zh', 'listings', 'errors.wrong-state')`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inLanguage, languages, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import { houseRoot } from '../database/index.ts';

export type Values = Readonly<Record<string, unknown>>;
type Tree = { readonly [key: string]: string | Tree };

/** Flat keys: `errors.wrong-state` → sentence. */
export type Namespace = ReadonlyMap<string, string>;

export type Locales = {
  readonly namespaces: readonly string[];
  /** The sentence with its values; undefined when the room has none under this key. Several forms: `key_one`, `key_other` by `count`. */
  readonly find: (language: Language, namespace: string, key: string, values?: Values) => string | undefined;
  /** The same, and the key itself where there is none: a reader sees something, a test sees the mistake. */
  readonly translate: (language: Language, namespace: string, key: string, values?: Values) => string;
  /** The sentence of a failure kind, of whichever room declares it. For `problemWriter`. */
  readonly sentence: (language: Language, kind: string, values: Values) => string | undefined;
};

/** `{ a: { b: 'x' } }` → `a.b` → `x`. */
export const flatten = (tree: Tree, prefix = ''): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)])),
  );

/** Every folder of sentences in the house: of rooms, features and apps. */
export const localeFolders = (root: string = houseRoot): readonly string[] =>
  [...new Set(globSync('{kernel,platform/*,features/*,apps/*}/locales/{zh,en}.json', { cwd: root }).map((file) => join(root, dirname(file))))].sort();

export const readLocale = (folder: string, language: Language): Map<string, string> =>
  flatten(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Tree);

/** `{{value}}` as i18next writes it; a value that is missing leaves nothing. The result is text, not HTML: escape it where it becomes a page. */
export const interpolate = (text: string, values: Values): string =>
  text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : Array.isArray(value) ? value.join(', ') : '';
  });

const isLocalized = (value: unknown): value is Localized =>
  typeof value === 'object' && value !== null && ('zh' in value || 'en' in value) && Object.values(value).every((text) => typeof text === 'string');

/** A name that comes in both languages is said in that of the sentence. */
const inSentence = (language: Language, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isLocalized(value) ? inLanguage(value, language).text : value]));

/** Reads `zh.json` and `en.json` of each folder. Throws when a file is missing or no JSON, or two rooms have one name: the installation is broken. */
export const loadLocales = (folders: readonly string[] = localeFolders()): Locales => {
  const texts = new Map<string, Record<Language, Namespace>>();
  for (const folder of folders.filter(existsSync)) {
    const name = basename(dirname(folder));
    if (texts.has(name)) throw new Error(`two rooms are named ${name}`);
    texts.set(name, { zh: readLocale(folder, 'zh'), en: readLocale(folder, 'en') });
  }
  const kinds = new Map<string, string>();
  for (const [namespace, { en }] of texts) for (const key of en.keys()) if (key.startsWith('errors.') && !kinds.has(key)) kinds.set(key, namespace);
  const plurals: Record<Language, Intl.PluralRules> = { zh: new Intl.PluralRules(localeOf('zh')), en: new Intl.PluralRules(localeOf('en')) };

  const find: Locales['find'] = (language, namespace, key, values = {}) => {
    const own = texts.get(namespace)?.[language];
    const form = typeof values.count === 'number' ? own?.get(`${key}_${plurals[language].select(values.count)}`) : undefined;
    const text = form ?? own?.get(key) ?? (typeof values.count === 'number' ? own?.get(`${key}_other`) : undefined);
    return text === undefined ? undefined : interpolate(text, inSentence(language, values));
  };
  return {
    namespaces: [...texts.keys()],
    find,
    translate: (language, namespace, key, values) => find(language, namespace, key, values) ?? key,
    sentence: (language, kind, values) => {
      const namespace = kinds.get(`errors.${kind}`);
      return namespace === undefined ? undefined : find(language, namespace, `errors.${kind}`, values);
    },
  };
};

/** The same keys in both languages, none of them empty; plural forms count as one key. Answers what is wrong, one line each. */
export const localeFaults = (folder: string): readonly string[] => {
  const plain = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
  const [zh, en] = languages.map((language) => readLocale(folder, language)) as [Map<string, string>, Map<string, string>];
  const [inZh, inEn] = [new Set([...zh.keys()].map(plain)), new Set([...en.keys()].map(plain))];
  const names = (text: string): string =>
    [...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)]
      .map((m) => m[1])
      .sort()
      .join(' ');
  return [
    ...[...inEn.difference(inZh)].map((key) => `${key}: no 中文`),
    ...[...inZh.difference(inEn)].map((key) => `${key}: no English`),
    ...[...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => `${key}: empty`),
    // A fact that one language leaves out is usually one that was renamed in the other.
    ...[...en]
      .filter(([key, text]) => zh.has(key) && new Set(names(text).split(' ')).symmetricDifference(new Set(names(zh.get(key) ?? '').split(' '))).size > 0)
      .map(([key]) => `${key}: different values in the two languages`),
  ];
};
