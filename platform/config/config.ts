/** Reads the environment once, at start. All that is wrong comes back at once; nothing is guessed. */
import { join } from 'node:path';
import { languages, type Language, type Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { settings, type Setting, type SettingName, type Values } from './settings.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Config = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Origin that people use, without a slash at the end. */
  readonly publicUrl: string;
  readonly trustProxy: boolean;
  readonly language: Language;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly databasePoolSize: number;
  /** Absolute path, or `s3://…`. */
  readonly indexUrl: string;
  /** Absolute path, or `s3://…`. */
  readonly filesUrl: string;
  readonly uploadMaxBytes: number;
  /** Name under which the transparency log signs, where one is set: an address without scheme. */
  readonly logOrigin: string | undefined;
  /** Where the key that signs the log lies; absolute path. */
  readonly logKeyFile: string;
  /** Witnesses of the log: verifier key and address. */
  readonly logWitnesses: readonly { readonly vkey: string; readonly address: string }[];
  /** Absent: letters are laid into `dataDir/outbox`. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly roles: readonly ('web' | 'worker')[];
  readonly demo: 'auto' | 'on' | 'off';
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly shutdownGraceSeconds: number;
  /** As it was set; use `authSecretOf`, which makes and keeps one where it was not. */
  readonly authSecret: string | undefined;
  readonly metricsToken: string | undefined;
  readonly rateLimitPerMinute: number;
};

const texts: Readonly<Record<Language, typeof en>> = { zh, en };
const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const sentence = (problem: string, name: string, value: string): Localized => {
  const [kind = '', first = '', second = ''] = problem.split(':');
  const say = (language: Language): string =>
    fill((texts[language].problems as Readonly<Record<string, string>>)[kind] ?? kind, { name, value, first, second });
  return { zh: say('zh'), en: say('en') };
};

const wrong = (name: SettingName, problem: string, given: string): Failure => {
  // A secret is never repeated, not even in the sentence that refuses it; nor is a value that would flood the screen.
  const value = (settings[name] as Setting).secret ? '…' : given.slice(0, 80);
  return { kind: 'setting-wrong', field: name, details: { sentence: sentence(problem, name, value) } };
};

const readAll = (env: Readonly<Record<string, string | undefined>>): { values: Values; errors: readonly Failure[] } => {
  const errors: Failure[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings) as [SettingName, Setting][]) {
    // An empty variable means "not set": that is how compose files and shells leave one out.
    const given = env[name] === undefined || env[name].trim() === '' ? setting.fallback : env[name];
    if (given === null) continue;
    const read = setting.parse.safeParse(given);
    if (read.success) values[name] = read.data;
    else errors.push(wrong(name, read.error.issues[0]?.message ?? 'text', given));
  }
  return { values: values as Values, errors };
};

/** What single settings cannot know. */
const together = (values: Values): readonly Failure[] =>
  values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined ? [wrong('DATABASE_OWNER_URL', 'owner-alone', '')] : [];

/** Fallbacks were parsed as well, so after a run without errors every setting that has one has a value. */
const given = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('a setting with a fallback has no value');
  return value;
};

/**
 * The configuration, or one failure `configuration-wrong` that carries a `setting-wrong` for each bad value:
 * `field` is the setting's name, `details.sentence` says in both languages what is expected. Other variables are ignored.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Result<Config> => {
  const { values, errors } = readAll(env);
  const found = [...errors, ...together(values)];
  if (found.length > 0) return fail('configuration-wrong', { errors: found });
  const dataDir = given(values.DATA_DIR);
  const port = given(values.PORT);
  return ok({
    host: given(values.HOST),
    port,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${port}`,
    trustProxy: given(values.TRUST_PROXY),
    language: given(values.DEFAULT_LANGUAGE),
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    databasePoolSize: given(values.DATABASE_POOL_SIZE),
    indexUrl: values.INDEX_URL ?? join(dataDir, 'index'),
    filesUrl: values.FILES_URL ?? join(dataDir, 'files'),
    uploadMaxBytes: given(values.UPLOAD_MAX_BYTES),
    logOrigin: values.LOG_ORIGIN,
    logKeyFile: values.LOG_KEY_FILE ?? join(dataDir, 'log.key'),
    logWitnesses: values.LOG_WITNESSES ?? [],
    smtpUrl: values.SMTP_URL,
    mailFrom: given(values.MAIL_FROM),
    roles: given(values.ROLES),
    demo: given(values.DEMO),
    logLevel: given(values.LOG_LEVEL),
    shutdownGraceSeconds: given(values.SHUTDOWN_GRACE_SECONDS),
    authSecret: values.AUTH_SECRET,
    metricsToken: values.METRICS_TOKEN,
    rateLimitPerMinute: given(values.RATE_LIMIT_PER_MINUTE),
  });
};

/** The failure of `readConfig` as lines for a terminal, in one language or in both. */
export const configProblems = (failure: Failure, language?: Language): readonly string[] =>
  (failure.errors ?? []).flatMap((error) => {
    const said = error.details?.['sentence'] as Localized | undefined;
    return (language === undefined ? languages : [language]).map((l) => said?.[l] ?? error.kind);
  });

/** Names under which a secret may appear in a log line: the settings, and the fields of `Config` and of requests that hold one. */
export const secretNames: readonly string[] = [
  ...(Object.entries(settings) as [SettingName, Setting][]).filter(([, setting]) => setting.secret).map(([name]) => name),
  'authSecret',
  'metricsToken',
  'databaseUrl',
  'databaseOwnerUrl',
  'smtpUrl',
  'filesUrl',
  'indexUrl',
  'ownerUrl',
  'password',
  'newPassword',
  'secret',
  'token',
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
];
