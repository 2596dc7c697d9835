/** Whatever ended a start, as sentences for the terminal; never a stack trace where a sentence says what to do. */
import { DatabaseFault, errorCode } from '@tongtu/platform/database';
import { loadLocales } from '@tongtu/platform/i18n';
import { languages } from '@tongtu/kernel/localized';

/** One line a language. */
export const startFault = (error: unknown, { host, port }: { readonly host: string; readonly port: number }): readonly string[] => {
  if (error instanceof DatabaseFault) return languages.map((language) => error.sentence(language));
  const locales = loadLocales();
  const code = errorCode(error);
  const kind = code === 'EADDRINUSE' ? 'port-in-use' : code === 'EACCES' ? 'port-not-allowed' : 'start-failed';
  const reason = error instanceof Error ? error.message : String(error);
  return languages.map((language) => locales.sentence(language, kind, { host, port, reason }) ?? kind);
};
