/** Letters are data until they are sent: who, which letter, in which language, with which facts. */
import type { Language } from '@tongtu/kernel/localized';
import type { Tx } from '../database/index.ts';

export type Letter = {
  /** One bare address. */
  readonly to: string;
  /** `<room>.<letter>`: texts stand in that room's locales under `letters.<letter>` as `subject` and `text`. */
  readonly template: string;
  readonly language: Language;
  /** What `{{name}}` in the texts stands for. A line that is nothing but a web address becomes a link. */
  readonly data: Readonly<Record<string, string | number | boolean>>;
  /** The same for what has words of its own in the room's locales, by their key: a coded reason, in the reader's language. */
  readonly words?: Readonly<Record<string, string>> | undefined;
};

export type Mailer = {
  /** Queues the letter inside the transaction; a job sends it after the commit and tries again when the post is away. */
  readonly send: (tx: Tx, letter: Letter) => Promise<void>;
};
