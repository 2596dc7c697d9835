/** What an upload may be, and how a refusal is called. Safe in the browser. */
import { errorKinds } from '../http/contract.ts';

export const fileErrors = errorKinds({ 'file-too-large': 413, 'file-empty': 400, 'file-type-refused': 415, 'file-unreadable': 400, 'file-not-found': 404 });

/** Media type → the ending of its name. Nothing else is stored; nothing that a browser would run. */
export const acceptedTypes = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/zip': 'zip',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/x-ndjson': 'jsonl',
  'text/calendar': 'ics',
} as const;
export type MediaType = keyof typeof acceptedTypes;
