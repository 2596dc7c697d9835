/** `verify FILE [--json]`: exit status 0 where everything holds, 1 where something does not, 2 where the file cannot be read. */
import { readFileSync } from 'node:fs';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import { verify, type Outcome } from './verify.ts';

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

const sentences = (outcome: Outcome): string[] =>
  [zh, en].map((words) => {
    const holds: Readonly<Record<string, string>> = words.holds;
    if (outcome.holds) return filled(holds[outcome.format] ?? outcome.format, { ...outcome.counts, format: outcome.format });
    const faults: Readonly<Record<string, string>> = words.faults;
    return filled(words.wrong, { line: outcome.line, what: filled(faults[outcome.kind] ?? outcome.kind, outcome.details) });
  });

const [file, ...options] = process.argv.slice(2);
const json = options.includes('--json');
const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

let text: string | undefined;
try {
  text = file === undefined ? undefined : readFileSync(file, 'utf8');
} catch {
  text = undefined;
}
if (text === undefined) {
  process.stderr.write(`${[zh, en].map((words) => filled(words.usage, { file: file ?? '' })).join('\n')}\n`);
  process.exitCode = 2;
} else {
  const outcome = verify(text);
  say(...(json ? [JSON.stringify(outcome)] : sentences(outcome)));
  process.exitCode = outcome.holds ? 0 : 1;
}
