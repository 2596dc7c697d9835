/** The rule packs that come with the house (data/rule-packs.json). Approved versions of the app stand beside them in the store. */
import { expect } from '@tongtu/kernel/result';
import table from '../data/rule-packs.json' with { type: 'json' };
import { readRulePack } from './read-rule-pack.ts';
import type { RulePack } from './rule-pack.ts';

/** In the order in which their findings are told: national first, then regional. */
export const shippedPacks: readonly RulePack[] = table.packs.map((pack) => expect(readRulePack(pack)));
