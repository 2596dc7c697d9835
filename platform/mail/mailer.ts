/** Letters go with the transaction that causes them: queued in it, written and sent by a job after the commit. */
import { z } from 'zod';
import { languages } from '@tongtu/kernel/localized';
import type { Locales } from '../i18n/index.ts';
import { defineJob, handleJob, type HandledJob, type JobQueue } from '../jobs/index.ts';
import type { Letter, Mailer } from './port.ts';
import type { Transport } from './transport.ts';
import { hasWords, writeLetter } from './write.ts';

/** One bare address: no name, no list, nothing that could be a second header. */
export const isAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s@<>,;:"()[\]\\\u0000-\u001f\u007f]+@[^\s@<>,;:"()[\]\\\u0000-\u001f\u007f]+$/.test(text);

/** Tried for about four hours; forgotten soon after, since letters hold links that open accounts. */
export const sendLetter = defineJob({
  name: 'send-letter',
  data: z.object({
    to: z.string().refine(isAddress),
    template: z.string(),
    language: z.enum(languages),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    words: z.record(z.string(), z.string()).optional(),
  }),
  retries: 10,
  retryDelaySeconds: 15,
  timeoutSeconds: 120,
  keepSeconds: 3600,
  parallel: 2,
});

/** The mailer that use-cases get. A letter to no address or without words is a bug and throws, before anything is queued. */
export const createMailer = (queue: JobQueue, locales: Locales): Mailer => ({
  send: async (tx, letter) => {
    if (!isAddress(letter.to)) throw new Error('a letter needs one bare address');
    if (!hasWords(locales, letter)) throw new Error(`the letter ${letter.template} has no words`);
    await queue.enqueue(tx, sendLetter, letter);
  },
});

export type PostOffice = {
  readonly locales: Locales;
  readonly transport: Transport;
  readonly from: string;
  readonly publicUrl: string;
  readonly clock: () => Date;
};

/** What the job does; mounted by the composition root. A crash between delivery and the job's end sends it twice, under the same message id. */
export const letterJob = (office: PostOffice): HandledJob<unknown> =>
  handleJob<unknown, Letter>(sendLetter, async (_, letter, run) => {
    await office.transport.deliver(writeLetter(office.locales, letter, office.publicUrl), { id: run.id, at: office.clock(), from: office.from });
  });

/** A mailer for tests: what was sent lies in a list. */
export const memoryMailer = (): Mailer & { readonly sent: Letter[] } => {
  const sent: Letter[] = [];
  return { sent, send: async (_tx, letter) => void sent.push(letter) };
};
