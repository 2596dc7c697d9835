/**
 * Colours of parties, the same in sliders, bars and pictures. The accent has a meaning here too: in it stand those whom the law rewards
 * (completers, transformers, the transfer office); everybody else is ink. Shades tell roles apart, and every mark has its name beside it.
 */
import type { CSSProperties } from 'react';
import type { PartyRole } from '../../domain/plan.ts';

export type Look = { readonly token: string; readonly strength: number; readonly dash: readonly number[] };

const looks: Readonly<Record<PartyRole, Look>> = {
  completers: { token: '--tt-way', strength: 1, dash: [] },
  transformers: { token: '--tt-way', strength: 0.65, dash: [6, 3] },
  tto: { token: '--tt-way', strength: 0.4, dash: [2, 3] },
  unit: { token: '--tt-ink', strength: 0.85, dash: [] },
  investor: { token: '--tt-ink', strength: 0.55, dash: [8, 4] },
  facility: { token: '--tt-ink', strength: 0.4, dash: [3, 3] },
  partner: { token: '--tt-ink', strength: 0.28, dash: [10, 3, 2, 3] },
  operator: { token: '--tt-ink', strength: 0.2, dash: [1, 3] },
};

type Roles = readonly { readonly id: string; readonly role: PartyRole }[];
/** A second party of one role is a shade lighter. */
export const lookOf = (parties: Roles, id: string): Look => {
  const party = parties.find((one) => one.id === id);
  const look = looks[party?.role ?? 'operator'];
  const before = parties.filter((one) => one.role === party?.role).findIndex((one) => one.id === id);
  return before <= 0 ? look : { ...look, strength: Math.max(0.15, look.strength * 0.72 ** before) };
};
export const lookStyle = (parties: Roles, id: string): CSSProperties => {
  const { token, strength } = lookOf(parties, id);
  return { '--sf-party': `color-mix(in srgb, var(${token}) ${Math.round(strength * 100)}%, var(--tt-surface))` } as CSSProperties;
};
