/** Runs a command that works on files. Settings that are wrong for a house are no reason not to: they are not looked at. */
import { isLanguage, languages } from '@tongtu/kernel/localized';
import type { Locales } from '@tongtu/platform/i18n';
import { CommandFailed, type AloneCommand, type AloneInput } from './command.ts';

export const failureSentences = (locales: Locales, { failure }: CommandFailed): readonly string[] =>
  languages.map((language) => locales.sentence(language, failure.kind, failure.details ?? {}) ?? failure.kind);

type Given = Pick<AloneInput, 'operands' | 'options' | 'locales'> & Partial<Pick<AloneInput, 'print' | 'tell'>>;

/** The exit status: the command's own, or 2 where the line could not be followed. */
export const performAlone = async (command: AloneCommand, given: Given): Promise<number> => {
  const language = process.env['DEFAULT_LANGUAGE'];
  const tell = given.tell ?? ((line) => void process.stderr.write(`${line}\n`));
  const input: AloneInput = {
    ...given,
    language: isLanguage(language) ? language : 'zh',
    print: given.print ?? ((line) => void process.stdout.write(`${line}\n`)),
    tell,
  };
  try {
    return await command.alone(input);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    for (const line of failureSentences(given.locales, error)) tell(line);
    return 2;
  }
};
