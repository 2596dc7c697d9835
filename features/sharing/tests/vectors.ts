/** Reads the vectors of sharing in tests/vectors. */
import { readFileSync } from 'node:fs';
import { expect as must } from '@tongtu/kernel/result';
import { readPlan } from '../domain/read-plan.ts';
import type { SharingPlan } from '../domain/plan.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Tree = { readonly [key: string]: Json };

export const vectorsOf = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), 'utf8')) as T;

const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
/** RFC 7396: null takes away, objects are merged, everything else replaces. */
const merged = (into: Json | undefined, change: Json): Json => {
  if (!isTree(change)) return change;
  const kept: Tree = isTree(into) ? into : {};
  const changed = Object.entries(change).map(([key, value]) => [key, value === null ? null : merged(kept[key], value)] as const);
  return Object.fromEntries(Object.entries({ ...kept, ...Object.fromEntries(changed) }).filter(([, value]) => value !== null));
};

export type OfPlan = { readonly name: string; readonly plan: string; readonly change?: Json };
const { plans } = vectorsOf<{ plans: Readonly<Record<string, Json>> }>('sharing-settlement');
/** The tree as a user would hand it in. */
export const treeOf = ({ plan, change }: OfPlan): Json => merged(plans[plan], change ?? {});
export const planOf = (of: OfPlan): SharingPlan => must(readPlan(treeOf(of)));
