/** `tongtu verify FILE`: hands a dossier, an export or a proof to the independent verifier (apps/verify), which shares no code with what it checks. */
import { readFile } from 'node:fs/promises';
import { fileOutcome, sentenceOf } from '@tongtu/verify';
import { CommandFailed, manyOf, operandOf, type AloneCommand } from '../command.ts';
import { jsonOf, languageOf } from './sharing/said.ts';

const bytesOf = async (file: string): Promise<Uint8Array> => {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new CommandFailed('file-missing', { file });
  return bytes;
};

export const verifyCommand: AloneCommand = {
  words: ['verify'],
  usage: 'FILE [--vkey KEY]… [--witness KEY]… [--at-least N] [--entry FILE] [--content FILE] [--language zh|en]',
  options: {
    language: { type: 'string' },
    vkey: { type: 'string', multiple: true },
    witness: { type: 'string', multiple: true },
    'at-least': { type: 'string' },
    entry: { type: 'string' },
    content: { type: 'string' },
  },
  alone: async (input) => {
    const file = operandOf(input, 'FILE');
    const { 'at-least': atLeast, entry, content } = input.options;
    const outcome = fileOutcome(await bytesOf(file), file, {
      vkeys: manyOf(input, 'vkey'),
      witnesses: manyOf(input, 'witness'),
      atLeast: typeof atLeast === 'string' ? atLeast : undefined,
      entry: typeof entry === 'string' ? await bytesOf(entry) : undefined,
      content: typeof content === 'string' ? await bytesOf(content) : undefined,
    });
    input.print(jsonOf(input) ? JSON.stringify(outcome) : sentenceOf(outcome, languageOf(input)));
    return outcome.holds ? 0 : 1;
  },
};
