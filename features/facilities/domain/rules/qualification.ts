import { localDay } from '@tongtu/kernel/period';
import { lastInstant, type Rule } from './draft.ts';

/** Valid on the local days on which the booking begins and ends, be it by two grants. Details `code`, `name`, `day`: the first day without it. */
export const qualification: Rule<'qualification'> = ({ code, name }, { from, to, zone, qualifications }) => {
  const isHeldOn = (day: string): boolean =>
    qualifications.some((held) => held.code === code && held.validFrom <= day && (held.validUntil === null || day <= held.validUntil));
  const day = [localDay(from, zone), localDay(lastInstant(to), zone)].find((one) => !isHeldOn(one));
  return day === undefined ? undefined : { kind: 'rule-qualification', field: 'qualification', details: { code, name, day } };
};
