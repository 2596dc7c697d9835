/** The vocabulary of capabilities, or what of it is nearest to a word. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { nearestParameters, type FacilityKind, type Parameter } from '../domain/nearest-parameters.ts';
import { countByParameter } from '../store/candidates.ts';
import { capabilityParameters, vocabularyVersion } from '../vocabulary.ts';

export type CountedParameter = Parameter & { readonly facilities: number };
export type Vocabulary = { readonly version: string; readonly items: readonly CountedParameter[] };

/** With a kind: those typical of it. With words: the nearest, best first; else in the order of the vocabulary. */
export const listFacilityParameters = async (
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  asked: { readonly kind?: FacilityKind | undefined; readonly q?: string | undefined; readonly limit: number },
): Promise<Result<Vocabulary>> => {
  const { kind, q } = asked;
  const ofKind = kind === undefined ? capabilityParameters : capabilityParameters.filter(({ kinds }) => kinds.includes(kind));
  const found = q === undefined || q.trim() === '' ? ofKind.slice(0, asked.limit) : nearestParameters(ofKind, q, asked.limit);
  const counts = await countByParameter(tx, now);
  return ok({ version: vocabularyVersion, items: found.map((parameter) => ({ ...parameter, facilities: counts.get(parameter.code) ?? 0 })) });
};
