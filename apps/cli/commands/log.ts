/**
 * `tongtu log fsck`: derives a published log anew from its bytes and names the first thing that does not hold. It opens no
 * database: an address, a folder, or the store that the settings name. `tongtu log accept-key`: goes on after the key was lost.
 */
import type { CheckedLog } from './log-source.ts';
import { CommandFailed, manyOf, type AloneCommand, type AloneInput, type Command } from '../command.ts';
import { jsonOf, languageOf } from './sharing/said.ts';

type Outcome = ({ readonly holds: true } & CheckedLog) | { readonly holds: false; readonly kind: string; readonly details: Readonly<Record<string, unknown>> };

const check = async (input: AloneInput): Promise<Outcome> => {
  const [{ checkLog, noteVerifier }, { sourceOf }] = await Promise.all([import('@tongtu/transparency/tlog'), import('./log-source.ts')]);
  const source = await sourceOf(input.operands[0], manyOf(input, 'vkey'));
  const verifiers = (await source.vkeys()).map((vkey) => {
    const verifier = noteVerifier(vkey.trim());
    if (!verifier.ok) throw new CommandFailed('log-vkey', { value: vkey });
    return verifier.value;
  });
  const { origin } = input.options;
  const checked = await checkLog(source.read, { verifiers, ...(typeof origin === 'string' ? { origin } : {}) });
  if (!checked.ok) return { holds: false, kind: checked.error.kind, details: checked.error.details ?? {} };
  const { root, ...rest } = checked.value;
  return { holds: true, ...rest, root: Buffer.from(root).toString('base64') };
};

export const fsck: AloneCommand = {
  words: ['log', 'fsck'],
  usage: '[PLACE] [--vkey KEY]… [--origin NAME] [--language zh|en]',
  options: { vkey: { type: 'string', multiple: true }, origin: { type: 'string' }, language: { type: 'string' } },
  alone: async (input) => {
    const language = languageOf(input);
    const outcome = await check(input);
    const sentence = outcome.holds
      ? input.locales.translate(language, 'cli', 'log.holds', outcome)
      : input.locales.translate(language, 'cli', `log.faults.${outcome.kind}`, { ...outcome.details });
    input.print(jsonOf(input) ? JSON.stringify(outcome) : sentence);
    return outcome.holds ? 0 : 1;
  },
};

const acceptKey: Command = {
  words: ['log', 'accept-key'],
  usage: '',
  run: async (input) => {
    const house = await input.house();
    const vkey = await house.transparency.acceptKey(house.database.db);
    if (vkey === undefined) throw new CommandFailed('log-never-signed');
    input.answer({ vkey });
  },
};

export const logCommands: readonly Command[] = [fsck, acceptKey];
