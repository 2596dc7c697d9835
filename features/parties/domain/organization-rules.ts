/** Rules for what an organization says of itself. All run; all violations come back together. */
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { isCountryCode } from './countries.ts';
import type { OrganizationFields } from './organization.ts';
import { isRegionCode } from './regions.ts';
import { parseUscc } from './uscc.ts';

/** Taiwan, Hong Kong, Macao: provinces of GB/T 2260 with registers of their own, outside GB 32100. */
const ownRegister = /^(?:71|81|82)/;

/**
 * Every legal person and other organization on the mainland has a code, government bodies and public institutions too
 * (GB 32100-2015, scope). International organizations seated in China stand in no register of it.
 */
export const needsUscc = ({ kind, country, region }: Pick<OrganizationFields, 'kind' | 'country' | 'region'>): boolean =>
  country === 'CN' && kind !== 'international' && !ownRegister.test(region ?? '');

const inField = (failure: Failure, field: string): Failure => ({ ...failure, field });

const usccFailure = (fields: OrganizationFields): Failure | undefined => {
  if (fields.uscc === null) return needsUscc(fields) ? { kind: 'uscc-required', field: 'body.uscc' } : undefined;
  const parsed = parseUscc(fields.uscc);
  return parsed.ok ? undefined : inField(parsed.error, 'body.uscc');
};
const countryFailure = ({ country }: OrganizationFields): Failure | undefined =>
  isCountryCode(country) ? undefined : { kind: 'country-unknown', field: 'body.country', details: { code: country } };
const regionFailure = ({ country, region }: OrganizationFields): Failure | undefined =>
  region === null || (country === 'CN' && isRegionCode(region)) ? undefined : { kind: 'region-unknown', field: 'body.region', details: { code: region } };

/** One failure stays itself; several become `invalid-input` with all of them. */
export const failAll = (failures: readonly [Failure, ...Failure[]]): Result<never> =>
  failures.length === 1 ? { ok: false, error: failures[0] } : fail('invalid-input', { errors: failures });

/** The fields with a normalised code and country. Kinds `uscc-*`, `country-unknown`, `region-unknown`, or `invalid-input` with several of them. */
export const checkFields = (given: OrganizationFields): Result<OrganizationFields> => {
  const fields = { ...given, country: given.country.toUpperCase() };
  const [first, ...others] = [usccFailure(fields), countryFailure(fields), regionFailure(fields)].filter((failure) => failure !== undefined);
  if (first !== undefined) return failAll([first, ...others]);
  const uscc = fields.uscc === null ? null : parseUscc(fields.uscc);
  return ok({ ...fields, uscc: uscc?.ok === true ? uscc.value.code : null });
};
