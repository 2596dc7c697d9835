export type { Letter, Mailer } from './port.ts';
