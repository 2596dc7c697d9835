/** Whatever ended a start, as sentences for the terminal; never a stack trace where a sentence says what to do. */
import { DatabaseFault, errorCode } from '@tongtu/platform/database';
import { loadLocales } from '@tongtu/platform/i18n';
import { languages } from '@tongtu/kernel/localized';

const kindOf: Readonly<Record<string, string>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'port-not-allowed',
  '3D000': 'database-missing',
  '28000': 'database-login-refused',
  '28P01': 'database-login-refused',
  '42501': 'database-rights-missing',
};

/** Whether a sentence says it all; else the log says where it happened. */
export const isKnownFault = (error: unknown): boolean => error instanceof DatabaseFault || Object.hasOwn(kindOf, errorCode(error) ?? '');

/** One line a language. */
export const startFault = (error: unknown, { host, port }: { readonly host: string; readonly port: number }): readonly string[] => {
  if (error instanceof DatabaseFault) return languages.map((language) => error.sentence(language));
  const locales = loadLocales();
  const code = errorCode(error);
  const kind = kindOf[code ?? ''] ?? 'start-failed';
  const reason = error instanceof Error ? error.message : String(error);
  return languages.map((language) => locales.sentence(language, kind, { host, port, reason }) ?? kind);
};
