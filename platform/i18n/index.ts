export { interpolate, loadLocales, localeFaults, localeFolders, readLocale, type Locales, type Values } from './locales.ts';
export { languageCookie, pickLanguage, type LanguageHints } from './pick-language.ts';
