/** Which language a reader gets: what the address says, else what they chose before, else what the browser prefers. */
import { isLanguage, type Language } from '@tongtu/kernel/localized';

export type LanguageHints = {
  /** `?lang=`; whatever the query parser made of it. */
  readonly query?: unknown;
  /** The whole `Cookie` header, or only the value of the cookie `lang`. */
  readonly cookie?: string | undefined;
  readonly acceptLanguage?: string | undefined;
};

export const languageCookie = 'lang';

/** `zh`, `zh-CN`, `zh-Hant-TW` → zh; `en-GB` → en. */
const languageOfTag = (tag: unknown): Language | undefined => {
  const primary = typeof tag === 'string' ? tag.trim().toLowerCase().split(/[-_]/)[0] : undefined;
  return isLanguage(primary) ? primary : undefined;
};

const inCookie = (cookie: string | undefined): Language | undefined =>
  cookie === undefined ? undefined : languageOfTag(cookie.includes('=') ? new RegExp(`(?:^|;)\\s*${languageCookie}=([^;]*)`).exec(cookie)?.[1] : cookie);

/** RFC 9110 §12.5.4: by weight, then by order; weight 0 is a refusal. */
const preferred = (header: string | undefined): Language | undefined =>
  (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag, ...rest] = part.split(';');
      const weight = Number(/^\s*q=([\d.]+)\s*$/i.exec(rest.join(';'))?.[1] ?? 1);
      return { language: languageOfTag(tag), weight: Number.isFinite(weight) ? weight : 0, order };
    })
    .filter((wish) => wish.language !== undefined && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)[0]?.language;

/** The reader's language; the house's fallback where nothing is said. */
export const pickLanguage = (hints: LanguageHints, fallback: Language): Language =>
  languageOfTag(hints.query) ?? inCookie(hints.cookie) ?? preferred(hints.acceptLanguage) ?? fallback;
