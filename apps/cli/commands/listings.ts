/** `tongtu import listings FILE` and `tongtu export listings`. */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportListings, formatOf, runImport } from '@tongtu/listings';
import { exportFormats, importFormats, listingKinds, type ListingKind } from '@tongtu/listings/contract';
import { findOrganizations } from '@tongtu/parties';
import type { Reader } from '@tongtu/kernel/reader';
import type { House } from '@tongtu/server';
import { CommandFailed, operandOf, type Command } from '../command.ts';

/** Whoever may run this command holds the data already. */
const operator: Reader = { platformRoles: ['secretariat'], memberships: [] };

const oneOf = <T extends string>(given: string | boolean | undefined, known: readonly T[], name: string): T | undefined => {
  if (given === undefined) return undefined;
  const found = known.find((each) => each === given);
  if (found === undefined) throw new CommandFailed('option-unknown', { name, value: String(given), known: known.join(', ') });
  return found;
};

/** By id, credit code or exact name. */
const organizationOf = async (house: House, given: string): Promise<{ readonly id: string; readonly state: string }> => {
  const found = await findOrganizations(house.database.db, given);
  if (found.length !== 1) throw new CommandFailed(found.length === 0 ? 'organization-unknown' : 'organization-ambiguous', { name: given });
  return found[0]!;
};

const importCommand: Command = {
  words: ['import', 'listings'],
  usage: 'FILE --organization ID|USCC|NAME [--kind KIND] [--format jsonl|csv|xlsx] [--source NAME] [--draft]',
  options: {
    organization: { type: 'string' },
    kind: { type: 'string' },
    format: { type: 'string' },
    source: { type: 'string', default: 'import' },
    draft: { type: 'boolean' },
  },
  run: async (input) => {
    const file = operandOf(input, 'FILE');
    const { options } = input;
    const kind = oneOf(options['kind'], listingKinds, '--kind') as ListingKind | undefined;
    const format = oneOf(options['format'], importFormats, '--format') ?? formatOf(file);
    if (format === undefined) throw new CommandFailed('import-format-unknown');
    if (typeof options['organization'] !== 'string') throw new CommandFailed('operand-missing', { name: '--organization' });
    const size = (await stat(file).catch(() => undefined))?.size;
    if (size === undefined) throw new CommandFailed('file-missing', { file });
    const house = await input.house();
    const organization = await organizationOf(house, options['organization']);
    const publish = options['draft'] !== true;
    if (publish && organization.state !== 'verified') throw new CommandFailed('organization-not-verified');
    const began = performance.now();
    let told = began;
    const { progress, failure } = await runImport(house.context(operator), {
      organizationId: organization.id,
      source: String(options['source']),
      publish,
      format,
      kind,
      mayWrite: () => true,
      content: createReadStream(file, { highWaterMark: 1_048_576 }),
      keep: async (_inside, now) => {
        if (performance.now() - told < 1000) return;
        told = performance.now();
        input.progress(`${now.counts.read}  (${Math.round((now.bytesDone / size) * 100)} %)`);
      },
      transaction: (work) => house.inTransaction(work, operator),
      signal: input.signal,
    });
    if (failure !== null) throw new CommandFailed(failure.kind, failure.details ?? {});
    const seconds = (performance.now() - began) / 1000;
    const say = (row: { row: number; kind: string; field: string | null; values?: Readonly<Record<string, unknown>> }): string =>
      `  ${row.row}  ${row.field ?? ''}  ${house.locales.sentence(house.config.language, row.kind, row.values ?? {}) ?? row.kind}`;
    const shown = {
      ...progress.counts,
      seconds: Number(seconds.toFixed(1)),
      rowsPerSecond: Math.round(progress.counts.read / seconds),
      refusals: progress.refusals,
    };
    input.answer(shown, ...progress.refusals.map(say));
  },
};

const exportCommand: Command = {
  words: ['export', 'listings'],
  usage: '[FILE] [--format jsonl|csv|xlsx|jsonld] [--kind KIND] [--organization ID|USCC|NAME]',
  options: { kind: { type: 'string' }, format: { type: 'string' }, organization: { type: 'string' } },
  run: async (input) => {
    const { options } = input;
    const [file] = input.operands;
    const kind = oneOf(options['kind'], listingKinds, '--kind');
    const format = oneOf(options['format'], exportFormats, '--format') ?? exportFormats.find((each) => file?.endsWith(`.${each}`)) ?? 'jsonl';
    const house = await input.house();
    const organizationId = typeof options['organization'] === 'string' ? (await organizationOf(house, options['organization'])).id : undefined;
    const { body } = exportListings(house.context(operator), { format, kind: kind === undefined ? undefined : [kind], organizationId }, house.config.publicUrl);
    await pipeline(body as Readable, file === undefined ? process.stdout : createWriteStream(file), { end: file !== undefined });
    if (file !== undefined) input.answer({ file });
  },
};

export const listingCommands: readonly Command[] = [importCommand, exportCommand];
