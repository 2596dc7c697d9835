/** `tongtu sharing check|settle|simulate|print`: rules on files. What they import is loaded when one of them runs. */
import type { AloneCommand, AloneInput } from '../command.ts';

const language = { type: 'string' } as const;

const sharing = (word: string, usage: string, options: AloneCommand['options'], work: () => Promise<(input: AloneInput) => Promise<number>>): AloneCommand => ({
  words: ['sharing', word],
  usage,
  options: { language, ...options },
  alone: async (input) => (await work())(input),
});

export const sharingCommands: readonly AloneCommand[] = [
  sharing('check', 'FILE [--language zh|en]', {}, async () => (await import('./sharing/check.ts')).checkFile),
  sharing(
    'settle',
    'PLAN EVENTS.jsonl [--close] [--language zh|en]',
    { close: { type: 'boolean' } },
    async () => (await import('./sharing/settle.ts')).settleFile,
  ),
  sharing(
    'simulate',
    'PLAN SCENARIOS.json [--runs N] [--seed N] [--language zh|en]',
    { runs: { type: 'string' }, seed: { type: 'string' } },
    async () => (await import('./sharing/simulate.ts')).simulateFile,
  ),
  sharing('print', 'FILE --as json|text|clauses [--language zh|en]', { as: { type: 'string' } }, async () => (await import('./sharing/print.ts')).printFile),
];
