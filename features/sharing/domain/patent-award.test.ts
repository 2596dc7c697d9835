import { expect, it } from 'vitest';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { vectorsOf } from '../tests/vectors.ts';
import { patentAward, type GrantedPatent } from './patent-award.ts';

type AwardCase = {
  readonly name: string;
  readonly patent: GrantedPatent;
  readonly award: { readonly least: string; readonly due: string; readonly version: number } | null;
};

it.each(vectorsOf<{ cases: AwardCase[] }>('sharing-patent-award').cases)('$name', ({ patent, award }) => {
  const found = patentAward(patent);
  expect(found === null ? null : { least: moneyToDecimal(found.least), due: found.due, version: found.version }).toEqual(award);
});
