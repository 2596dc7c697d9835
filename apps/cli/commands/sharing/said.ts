/** What the commands of sharing have in common: files in, faults out in the reader's language. */
import { readFile } from 'node:fs/promises';
import { isLanguage, type Language } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';
import { faultValues, parsePlanText, readPlanJson, type SharingPlan } from '@tongtu/sharing/rules';
import { CommandFailed, type AloneInput } from '../../command.ts';

/** One thing that is wrong. `path` is the place in the tree, empty where there is none; `line` and `column` count from 1. */
export type FileError = { readonly kind: string; readonly path: string; readonly message: string; readonly line?: number; readonly column?: number };

/** A file that says what cannot be worked with: exit status 2. */
export class FileRefused extends Error {
  readonly errors: readonly FileError[];
  constructor(errors: readonly FileError[]) {
    super('file refused');
    this.errors = errors;
  }
}

/** Kind `option-unknown` for a language that is none. */
export const languageOf = ({ options, language }: AloneInput): Language => {
  const given = options['language'];
  if (given === undefined) return language;
  if (isLanguage(given)) return given;
  throw new CommandFailed('option-unknown', { name: '--language', value: String(given), known: 'zh, en' });
};

/** A fault as it is printed; `line` of the file where the fault does not know its own. */
export const errorOf = (input: AloneInput, failure: Failure, line?: number): FileError => {
  const language = languageOf(input);
  const message = input.locales.sentence(language, failure.kind, faultValues(failure, language)) ?? failure.kind;
  const { line: own, column } = failure.details ?? {};
  return {
    kind: failure.kind,
    path: failure.field ?? '',
    message,
    ...(typeof own === 'number' ? { line: own } : line === undefined ? {} : { line }),
    ...(typeof column === 'number' ? { column } : {}),
  };
};

export const jsonOf = (input: AloneInput): boolean => input.options['json'] === true;

/** The text of a file; `-` is standard input. */
export const textOf = async (input: AloneInput, file: string): Promise<string> => {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch {
    throw new FileRefused([errorOf(input, { kind: 'file-missing', details: { file } })]);
  }
};

/** The n-th operand. Kind `operand-missing`. */
export const operandAt = ({ operands }: AloneInput, index: number, name: string): string => {
  const given = operands[index];
  if (given === undefined) throw new CommandFailed('operand-missing', { name });
  return given;
};

/** A plan in either face: what begins with a brace is JSON. */
export const planOf = async (input: AloneInput, file: string): Promise<SharingPlan> => {
  const text = await textOf(input, file);
  const read = /^\s*\{/.test(text.replace(/^\ufeff/, '')) ? readPlanJson(text) : parsePlanText(text);
  if (read.ok) return read.value;
  throw new FileRefused((read.error.errors ?? [read.error]).map((failure) => errorOf(input, failure)));
};

/** Runs a command; a file that cannot be worked with is told as `refused` says, with exit status 2. */
export const orRefused = async (input: AloneInput, refused: (errors: readonly FileError[]) => object, work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    if (jsonOf(input)) input.print(JSON.stringify(refused(error.errors)));
    for (const { line, column, path, message } of error.errors) {
      const place = [line === undefined ? '' : `${line}${column === undefined ? '' : `:${column}`}`, path].filter((part) => part !== '').join('  ');
      input.tell(place === '' ? message : `${place}  ${message}`);
    }
    return 2;
  }
};

/** A text of the command line in the language asked for. */
export const sayer =
  (input: AloneInput, language: Language) =>
  (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    input.locales.translate(language, 'cli', `sharing.${key}`, values);
