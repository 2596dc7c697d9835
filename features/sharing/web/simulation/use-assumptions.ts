/**
 * The form's memory. With a key it stays in this browser, so that nothing is lost when the plan is edited, the page left, the machine
 * restarted; without one (the public check, which stores nothing) it lives as long as the page.
 */
import { useCallback, useState } from 'react';
import type { Pathway } from '../../domain/plan.ts';
import { firstAssumptions, type Assumptions } from './assumptions.ts';

const nameOf = (key: string): string => `tongtu:simulation:1:${key}`;
const onThisPage = new Map<string, Assumptions>();

/** Kept by an older release or a hand: taken only where it has every field with the right kind of value. */
export const recalled = (text: string | null, first: Assumptions): Assumptions | undefined => {
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const fields = kept as Record<string, unknown>;
    const isWhole = Object.entries(first).every(([name, value]) => {
      const now = fields[name];
      if (typeof now !== typeof value || now === null || Array.isArray(now) !== Array.isArray(value)) return false;
      return typeof value !== 'object' || Array.isArray(value) || Object.keys(value as object).every((inner) => inner in (now as object));
    });
    return isWhole ? (kept as Assumptions) : undefined;
  } catch {
    return undefined;
  }
};

const recall = (key: string | undefined, pathway: Pathway): Assumptions => {
  const first = firstAssumptions(pathway);
  const here = onThisPage.get(`${key ?? ''} ${pathway}`);
  if (here !== undefined || key === undefined) return here ?? first;
  try {
    return recalled(localStorage.getItem(nameOf(`${key}:${pathway}`)), first) ?? first;
  } catch {
    return first;
  }
};

const keep = (key: string | undefined, pathway: Pathway, assumed: Assumptions): void => {
  onThisPage.set(`${key ?? ''} ${pathway}`, assumed);
  if (key === undefined) return;
  try {
    localStorage.setItem(nameOf(`${key}:${pathway}`), JSON.stringify(assumed));
  } catch {
    // A full or forbidden storage: what was typed still lives as long as the page.
  }
};

export type Assuming = { readonly assumed: Assumptions; readonly change: (change: Partial<Assumptions>) => void; readonly reset: () => void };

/** Each pathway has its own: a licence's royalties say nothing of a sale of shares. */
export const useAssumptions = (key: string | undefined, pathway: Pathway): Assuming => {
  const [now, setNow] = useState(() => ({ key, pathway, assumed: recall(key, pathway) }));
  const current = now.key === key && now.pathway === pathway ? now : { key, pathway, assumed: recall(key, pathway) };
  if (current !== now) setNow(current);
  const put = useCallback(
    (make: (before: Assumptions) => Assumptions) =>
      setNow((before) => {
        const assumed = make(before.assumed);
        keep(before.key, before.pathway, assumed);
        return { ...before, assumed };
      }),
    [],
  );
  return {
    assumed: current.assumed,
    change: (change) => put((before) => ({ ...before, ...change })),
    reset: () => put(() => firstAssumptions(pathway)),
  };
};
