/** `tongtu verify FILE`: hands an export to the independent verifier (apps/verify), which shares no code with what it checks. */
import { readFile } from 'node:fs/promises';
import { sentenceOf, verify } from '@tongtu/verify';
import { CommandFailed, operandOf, type AloneCommand } from '../command.ts';
import { jsonOf, languageOf } from './sharing/said.ts';

export const verifyCommand: AloneCommand = {
  words: ['verify'],
  usage: 'FILE [--language zh|en]',
  options: { language: { type: 'string' } },
  alone: async (input) => {
    const file = operandOf(input, 'FILE');
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new CommandFailed('file-missing', { file });
    const outcome = verify(text);
    input.print(jsonOf(input) ? JSON.stringify(outcome) : sentenceOf(outcome, languageOf(input)));
    return outcome.holds ? 0 : 1;
  },
};
