/** What a feature declares as evidence is announced by it under exactly that kind; a misspelt kind would never be logged. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { diligenceEvidence } from '../features/diligence/provable.ts';
import { facilityEvidence } from '../features/facilities/provable.ts';
import { listingEvidence } from '../features/listings/provable.ts';
import { partyEvidence } from '../features/parties/provable.ts';
import { sharingEvidence } from '../features/sharing/provable.ts';

const declared = { parties: partyEvidence, listings: listingEvidence, facilities: facilityEvidence, diligence: diligenceEvidence, sharing: sharingEvidence };
const textOf = (feature: string): string =>
  globSync(`features/${feature}/{use-cases,export}/**/*.ts`, { cwd: houseRoot })
    .map((path) => readFileSync(join(houseRoot, path), 'utf8'))
    .join('\n');

it.each(Object.entries(declared).flatMap(([feature, kinds]) => kinds.map((kind) => [feature, kind] as const)))('%s announces %s', (feature, kind) => {
  const text = textOf(feature);
  // `access-granted` is put together from `access-` and the state.
  const [first = ''] = kind.split('-');
  expect(text.includes(`'${kind}'`) || text.includes(`kind: \`${first}-\${state}\``)).toBe(true);
});
it('no kind is declared twice', () => {
  const all = Object.values(declared).flat();
  expect(new Set(all).size).toBe(all.length);
});
