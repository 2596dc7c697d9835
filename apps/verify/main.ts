/** `verify FILE [--json]`: exit status 0 where everything holds, 1 where something does not, 2 where the file cannot be read. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileOutcome } from './file.ts';
import { plainJson, sentenceOf, usageOf } from './say.ts';

const languages = ['zh', 'en'] as const;
const options = {
  json: { type: 'boolean' },
  vkey: { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  'at-least': { type: 'string' },
  entry: { type: 'string' },
  content: { type: 'string' },
} as const;

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

const line = attempt(() => parseArgs({ args: process.argv.slice(2), options, allowPositionals: true, strict: true }));
const file = line?.positionals[0];
/** Undefined where none was named. */
const read = (path: string | undefined): Uint8Array | undefined => (path === undefined ? undefined : attempt(() => readFileSync(path)));
const { entry: entryFile, content: contentFile } = line?.values ?? {};
const [bytes, entry, content] = [read(file), read(entryFile), read(contentFile)];
const named = [file ?? '', entryFile, contentFile] as const;
const unread = named.find((path, i) => path !== undefined && [bytes, entry, content][i] === undefined);
if (line === undefined || file === undefined || bytes === undefined || unread !== undefined) {
  process.stderr.write(`${languages.map((language) => usageOf(unread ?? file ?? '', language)).join('\n')}\n`);
  process.exitCode = 2;
} else {
  const { vkey: vkeys = [], witness: witnesses = [], 'at-least': atLeast, json } = line.values;
  const outcome = fileOutcome(bytes, file, { vkeys, witnesses, atLeast, entry, content });
  const lines = json === true ? [plainJson(outcome)] : languages.map((language) => sentenceOf(outcome, language));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = outcome.holds ? 0 : 1;
}
