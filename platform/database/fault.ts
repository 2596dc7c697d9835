/**
 * What can be wrong with the database as a thing in the world: the folder, the server, the wire, the level of its tables.
 * Each fault has a kind; its sentence for people stands in `locales/*.json` under `errors.<kind>`.
 * A fault at start ends the start with that sentence; `database-unavailable` while running becomes a 503.
 */
import { readFileSync } from 'node:fs';

export const faultKinds = [
  'database-unavailable',
  'commit-outcome-unknown',
  'database-url-wrong',
  'folder-in-use',
  'folder-unreadable',
  'folder-not-a-database',
  'data-version-differs',
  'disk-full',
  'started-by-root',
  'binaries-missing',
  'server-not-starting',
  'server-keeps-crashing',
  'database-newer',
  'migration-edited',
  'migration-misnamed',
  'migration-number-twice',
  'migration-failed',
  'archive-unreadable',
  'archive-damaged',
  'archive-disk-full',
  'archive-newer',
  'archive-level-differs',
  'target-not-empty',
  'restore-failed',
] as const;

export type FaultKind = (typeof faultKinds)[number];
export type FaultDetails = Readonly<Record<string, string | number>>;

type Sentences = { readonly errors: Readonly<Record<string, string>> };
const sentences = new Map<string, Sentences>();
const load = (language: 'zh' | 'en'): Sentences => {
  const known = sentences.get(language);
  if (known !== undefined) return known;
  const read = JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8')) as Sentences;
  sentences.set(language, read);
  return read;
};

/** The sentence of a fault in one language, with its details filled in. */
export const faultSentence = (kind: FaultKind, details: FaultDetails, language: 'zh' | 'en'): string =>
  (load(language).errors[kind] ?? kind).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? ''));

/** Thrown, because nobody's input caused it: the wire, the disk or the installation is at fault. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly kind: FaultKind;
  readonly details: FaultDetails;
  constructor(kind: FaultKind, details: FaultDetails = {}, cause?: unknown) {
    super(faultSentence(kind, details, 'en'), cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.details = details;
  }
  /** For people, in their language. */
  sentence(language: 'zh' | 'en'): string {
    return faultSentence(this.kind, this.details, language);
  }
}

const codeOf = (error: unknown): string | undefined => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

/** SQLSTATE of an error that the server reported, else the code of the operating system, else undefined. */
export const errorCode = (error: unknown): string | undefined => (error instanceof DatabaseFault ? errorCode(error.cause) : codeOf(error));

const wireCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
]);
const wireWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

/** True when the server is away or the connection was lost; false for everything that a statement itself caused. */
export const isConnectionLoss = (error: unknown): boolean => {
  if (error instanceof DatabaseFault) return error.kind === 'database-unavailable';
  const code = codeOf(error);
  // A missing file is no lost connection; a missing socket is.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect';
  if (code !== undefined) return wireCodes.has(code) || (code.startsWith('08') && code.length === 5);
  return error instanceof Error && wireWords.test(error.message);
};

/** A lost connection becomes the fault `database-unavailable`; every other error stays what it is. */
export const translateError = (error: unknown): unknown =>
  !(error instanceof DatabaseFault) && isConnectionLoss(error) ? new DatabaseFault('database-unavailable', {}, error) : error;
