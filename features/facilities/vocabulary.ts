/**
 * The vocabulary of capabilities: the parameters of listings' table, and of which kinds of facility each is typical. Both are
 * versioned data; an installation may replace its file by a version of its own.
 */
import { parameters } from '@tongtu/listings';
import vocabulary from './data/capability-vocabulary.json' with { type: 'json' };
import type { FacilityKind, Parameter } from './domain/nearest-parameters.ts';

/** Of this file, then of the table of parameters. */
export const vocabularyVersion = `${vocabulary.version}.${parameters.version}`;

const kinds = Object.entries(vocabulary.kinds) as [FacilityKind, readonly string[]][];

/** In the order of the table. What is typical of no kind may be asked for all the same. */
export const capabilityParameters: readonly Parameter[] = parameters.items.map((row) => ({
  ...row,
  kinds: kinds.flatMap(([kind, codes]) => (codes.includes(row.code) ? [kind] : [])),
}));
