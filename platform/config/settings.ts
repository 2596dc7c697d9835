/**
 * Every setting of the house, as data: what it is called, how it is read, what it is when nobody says anything,
 * and whether it must never be shown. What it is for stands in `locales/*.json` under `settings.<NAME>`;
 * `docs/operating/settings.md` is written from both by `tools/settings-doc.ts`.
 */
import type { z } from 'zod';
import * as read from './parsers.ts';

export type Setting<T = unknown> = {
  readonly group: 'web' | 'storage' | 'mail' | 'running' | 'safety';
  readonly parse: z.ZodType<T, string>;
  /** As it would be written; null: not set, and then what the description says. */
  readonly fallback: string | null;
  /** May hold a password or key: shown nowhere. */
  readonly secret?: true;
  /** Shown in the page of settings instead of the fallback, where that one depends on others. */
  readonly shownFallback?: string;
};

const setting = <T>(described: Setting<T>): Setting<T> => described;

export const settings = {
  HOST: setting({ group: 'web', parse: read.host, fallback: '127.0.0.1' }),
  PORT: setting({ group: 'web', parse: read.whole(0, 65_535), fallback: '8080' }),
  PUBLIC_URL: setting({ group: 'web', parse: read.webAddress, fallback: null, shownFallback: 'http://localhost:PORT' }),
  TRUST_PROXY: setting({ group: 'web', parse: read.onOff, fallback: 'false' }),
  DEFAULT_LANGUAGE: setting({ group: 'web', parse: read.oneOf('zh', 'en'), fallback: 'zh' }),
  DATA_DIR: setting({ group: 'storage', parse: read.folder, fallback: './data' }),
  DATABASE_URL: setting({ group: 'storage', parse: read.postgresAddress, fallback: null, secret: true }),
  DATABASE_OWNER_URL: setting({ group: 'storage', parse: read.postgresAddress, fallback: null, secret: true, shownFallback: 'DATABASE_URL' }),
  DATABASE_POOL_SIZE: setting({ group: 'storage', parse: read.whole(2, 500), fallback: '10' }),
  INDEX_URL: setting({ group: 'storage', parse: read.place, fallback: null, secret: true, shownFallback: 'DATA_DIR/index' }),
  FILES_URL: setting({ group: 'storage', parse: read.place, fallback: null, secret: true, shownFallback: 'DATA_DIR/files' }),
  UPLOAD_MAX_BYTES: setting({ group: 'storage', parse: read.whole(1, 10_737_418_240), fallback: '52428800' }),
  LOG_ORIGIN: setting({ group: 'storage', parse: read.keyName, fallback: null, shownFallback: 'PUBLIC_URL/log' }),
  LOG_KEY_FILE: setting({ group: 'storage', parse: read.folder, fallback: null, shownFallback: 'DATA_DIR/log.key' }),
  LOG_WITNESSES: setting({ group: 'storage', parse: read.witnesses, fallback: null }),
  SMTP_URL: setting({ group: 'mail', parse: read.smtpAddress, fallback: null, secret: true }),
  MAIL_FROM: setting({ group: 'mail', parse: read.sender, fallback: 'Tongtu <tongtu@localhost>' }),
  ROLES: setting({ group: 'running', parse: read.roles, fallback: 'all' }),
  DEMO: setting({ group: 'running', parse: read.oneOf('auto', 'on', 'off'), fallback: 'auto' }),
  LOG_LEVEL: setting({ group: 'running', parse: read.oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), fallback: 'info' }),
  SHUTDOWN_GRACE_SECONDS: setting({ group: 'running', parse: read.whole(0, 3600), fallback: '25' }),
  AUTH_SECRET: setting({ group: 'safety', parse: read.secretText(32), fallback: null, secret: true }),
  METRICS_TOKEN: setting({ group: 'safety', parse: read.secretText(16), fallback: null, secret: true }),
  RATE_LIMIT_PER_MINUTE: setting({ group: 'safety', parse: read.whole(0, 1_000_000), fallback: '1200' }),
} as const;

export type SettingName = keyof typeof settings;
/** The value of each setting; undefined where nothing is said and there is no fallback. */
export type Values = { readonly [K in SettingName]: ((typeof settings)[K] extends Setting<infer T> ? T : never) | undefined };
