/** `verify FILE [--json]`: exit status 0 where everything holds, 1 where something does not, 2 where the file cannot be read. */
import { readFileSync } from 'node:fs';
import { sentenceOf, usageOf } from './say.ts';
import { verify } from './verify.ts';

const [file, ...options] = process.argv.slice(2);
const languages = ['zh', 'en'] as const;

let text: string | undefined;
try {
  text = file === undefined ? undefined : readFileSync(file, 'utf8');
} catch {
  text = undefined;
}
if (text === undefined) {
  process.stderr.write(`${languages.map((language) => usageOf(file ?? '', language)).join('\n')}\n`);
  process.exitCode = 2;
} else {
  const outcome = verify(text);
  const lines = options.includes('--json') ? [JSON.stringify(outcome)] : languages.map((language) => sentenceOf(outcome, language));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = outcome.holds ? 0 : 1;
}
