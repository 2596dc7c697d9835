/** `tongtu verify FILE`: hands an export to the independent verifier (apps/verify), which shares no code with what it checks. */
import { readFile } from 'node:fs/promises';
import { verify } from '@tongtu/verify';
import { CommandFailed, operandOf, type Command } from '../command.ts';

export const verifyCommand: Command = {
  words: ['verify'],
  usage: 'FILE',
  run: async (input) => {
    const file = operandOf(input, 'FILE');
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new CommandFailed('file-missing', { file });
    const outcome = verify(text);
    if (!outcome.holds) throw new CommandFailed('export-wrong', { line: outcome.line, what: outcome.kind });
    input.answer({ ...outcome, entries: outcome.counts['entries'] ?? 0, events: outcome.counts['events'] ?? 0 });
  },
};
