/** How a written letter leaves the house: by SMTP, or as a file in the outbox where a person or a test can read it. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { localeOf } from '@tongtu/kernel/localized';
import type { WrittenLetter } from './write.ts';

export type Posting = { readonly id: string; readonly at: Date; readonly from: string };
export type Transport = { readonly deliver: (letter: WrittenLetter, posting: Posting) => Promise<void>; readonly close: () => void };

const message = (letter: WrittenLetter, { id, at, from }: Posting) => ({
  from,
  to: { name: '', address: letter.to },
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  date: at,
  // The same letter tried twice bears the same id, so that a mailbox can tell.
  messageId: `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': localeOf(letter.language) },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Sends by the server at that address (`smtp:` or `smtps:`). */
export const smtpTransport = (url: string): Transport => {
  const post = createTransport(url, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as object);
  return {
    deliver: async (letter, posting) => {
      await post.sendMail(message(letter, posting));
    },
    close: () => post.close(),
  };
};

/** Lays each letter as `.eml` into a folder, with its words beside it for `readOutbox`. Readable for their owner only: letters hold keys to accounts. */
export const outboxTransport = (folder: string): Transport => {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    deliver: async (letter, posting) => {
      await mkdir(folder, { recursive: true });
      const { message: eml } = (await writer.sendMail(message(letter, posting))) as unknown as { message: Buffer };
      const name = `${posting.at.toISOString().replaceAll(':', '')}-${posting.id.replace(/[^\w-]/g, '')}`;
      await writeFile(
        join(folder, `${name}.json`),
        JSON.stringify({ at: posting.at, to: letter.to, subject: letter.subject, text: letter.text, language: letter.language }),
        { mode: 0o600 },
      );
      await writeFile(join(folder, `${name}.draft`), eml, { mode: 0o600 });
      await rename(join(folder, `${name}.draft`), join(folder, `${name}.eml`));
    },
    close: () => {},
  };
};

export type OutboxLetter = {
  readonly file: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  readonly links: readonly string[];
};

/** The newest letters of an outbox, newest first. For demo mode only: whoever reads them can take over accounts. */
export const readOutbox = async (folder: string, limit = 50): Promise<readonly OutboxLetter[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const newest = names
    .filter((name) => name.endsWith('.eml'))
    .toSorted((a, b) => (a < b ? 1 : -1))
    .slice(0, limit);
  const letters = await Promise.all(
    newest.map(async (file): Promise<OutboxLetter | undefined> => {
      try {
        const said = JSON.parse(await readFile(join(folder, file.replace(/eml$/, 'json')), 'utf8')) as Omit<OutboxLetter, 'file' | 'at' | 'links'> & {
          at: string;
        };
        return { ...said, file, at: new Date(said.at), links: said.text.match(/https?:\/\/\S+/g) ?? [] };
      } catch {
        // Somebody tidied up by hand; the other letters can still be read.
        return undefined;
      }
    }),
  );
  return letters.filter((letter) => letter !== undefined);
};
