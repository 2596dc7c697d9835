/** What must not be stored at all: state secrets, and values that nobody could find or read. */
import { isCountry, isRegion } from '@tongtu/parties';
import { fail, type Failed, type Failure } from '@tongtu/kernel/result';
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import { secrecyFailures } from '../domain/secrecy.ts';
import { valueFailures, type CodeTables } from '../domain/values.ts';
import { facilityFieldByKey, parameterByKey, sectorByCode, testByKey } from '../vocabulary/index.ts';

/** The code tables of the house. */
export const codeTables: CodeTables = {
  sector: (code) => sectorByCode(code) !== undefined,
  region: isRegion,
  country: isCountry,
  facilityField: (key) => facilityFieldByKey(key) !== undefined,
  test: (key) => testByKey(key) !== undefined,
  parameter: parameterByKey,
};

/** Secrets first: where one is found, nothing else is said. Fields are `title` and `body.…`. */
export const faceFailures = (kind: ListingKind, face: { readonly title: Localized | null; readonly body: AnyBody }): Failure[] => {
  const secret = secrecyFailures(face);
  return secret.length > 0 ? secret : valueFailures(kind, face.body, codeTables);
};

/** One failure by its own name; several under `invalid-input`, several secrets under `state-secret-refused`. */
export const failAll = (failures: readonly Failure[]): Failed => {
  const [first] = failures;
  if (first === undefined) throw new Error('nothing failed');
  if (failures.length === 1) return { ok: false, error: first };
  return fail(first.kind === 'state-secret-refused' ? first.kind : 'invalid-input', {
    errors: failures.slice(0, 100),
    ...(first.kind === 'state-secret-refused' && first.details ? { details: first.details } : {}),
  });
};
