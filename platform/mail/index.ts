import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { outboxTransport, smtpTransport, type Transport } from './transport.ts';

export type { Letter, Mailer } from './port.ts';
export { createMailer, isAddress, letterJob, memoryMailer, sendLetter, type PostOffice } from './mailer.ts';
export { outboxTransport, readOutbox, smtpTransport, type OutboxLetter, type Transport } from './transport.ts';
export { writeLetter, type WrittenLetter } from './write.ts';

/** Folder of letters that are not sent. */
export const outboxFolder = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'outbox');

/** SMTP where it is set, else the outbox. */
export const openTransport = (config: Pick<Config, 'dataDir' | 'smtpUrl'>): Transport =>
  config.smtpUrl === undefined ? outboxTransport(outboxFolder(config)) : smtpTransport(config.smtpUrl);
