/** The verifier's words, and what a page needs before a file is verified: nothing here hashes or signs. */
import type { Language } from '@tongtu/kernel/localized';
import { base64Of } from './bytes.ts';
import { filled, phrase, type Values } from './words.ts';

export { signerOf, timeLines } from './dossier/say.ts';
export { harmless } from './words.ts';

/** `say('page.title')`; characters that a file should not bring along are replaced. */
export type Say = { (key: string, values?: Values, otherwise?: string): string; readonly language: Language };
export const sayer = (language: Language): Say =>
  Object.assign((key: string, values: Values = {}, otherwise?: string) => filled(phrase(language, key, otherwise), values), { language });

/** Verifier keys as somebody pasted them, told apart by their kind; what is none stands among those of logs, where it is named as wrong. */
export const sortKeys = (text: string): { readonly vkeys: readonly string[]; readonly witnesses: readonly string[] } => {
  const all = text.split(/\s+/).filter((line) => line !== '');
  const isWitness = (vkey: string): boolean => base64Of(/^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(vkey)?.[1] ?? '')?.[0] === 4;
  return { vkeys: all.filter((vkey) => !isWitness(vkey)), witnesses: all.filter(isWitness) };
};

/** What the reader of a fault should do next: key of a sentence. */
export const nextStepOf = (kind: string): 'file' | 'keys' | 'format' | 'unsound' => {
  if (/^(zip-|file-|not-utf-8|proof-|note-|not-canonical)/.test(kind)) return 'file';
  if (/^(vkey|witness|origin-unknown|log-signature-missing)/.test(kind)) return 'keys';
  return /^(not-json|format-unknown|not-an-object|control-character)$/.test(kind) ? 'format' : 'unsound';
};
