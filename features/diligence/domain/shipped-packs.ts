/** The obligation packs that come with the house (data/obligation-packs.json). Approved versions of the app stand beside them in the store. */
import { expect } from '@tongtu/kernel/result';
import table from '../data/obligation-packs.json' with { type: 'json' };
import type { ObligationPack } from './obligation-pack.ts';
import { readObligationPack } from './read-obligation-pack.ts';

export const shippedPacks: readonly ObligationPack[] = table.packs.map((pack) => expect(readObligationPack(pack)));
