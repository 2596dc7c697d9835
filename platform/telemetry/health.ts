/**
 * Two questions of whoever runs us. Alive: does the process answer (if not, start it anew)?
 * Ready: can it do its work (if not, send nobody, and here is why)? Each part of the house adds its check.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { languages, type Localized } from '@tongtu/kernel/localized';
import type { Failure, Result } from '@tongtu/kernel/result';
import type { Locales } from '../i18n/index.ts';

/** Answers or fails with a kind whose sentence says what is wrong; a thrown error counts as `check-failed`. */
export type Check = () => Promise<Result<unknown>>;

export type CheckReport = { readonly name: string; readonly ok: boolean; readonly ms: number; readonly kind?: string; readonly detail?: Localized };
export type Readiness = { readonly ready: boolean; readonly checks: readonly CheckReport[] };

export type Health = {
  /** `aside`: told with the others, but the process takes work while it fails. */
  readonly add: (name: string, check: Check, weight?: 'needed' | 'aside') => void;
  readonly ready: () => Promise<Readiness>;
  /** From now on not ready: no new work, while what runs is finished. */
  readonly drain: () => void;
};

export type HealthOptions = {
  readonly locales: Pick<Locales, 'sentence'>;
  /** A check that takes longer counts as failed; 2000 ms unless told. */
  readonly patienceMs?: number;
  /** Answers are kept so long, so that many who ask do not ask the database each; 500 ms unless told. */
  readonly freshMs?: number;
};

export const createHealth = ({ locales, patienceMs = 2000, freshMs = 500 }: HealthOptions): Health => {
  const checks = new Map<string, Check>();
  const aside = new Set<string>();
  let draining = false;
  let last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  const detail = (failure: Failure): Localized =>
    Object.fromEntries(languages.map((language) => [language, locales.sentence(language, failure.kind, failure.details ?? {}) ?? failure.kind]));
  const run = async (name: string, check: Check): Promise<CheckReport> => {
    const began = performance.now();
    const over = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: over.signal, ref: false }).then((): Result<unknown> => ({
      ok: false,
      error: { kind: 'check-timed-out', details: { seconds: patienceMs / 1000 } },
    }));
    late.catch(() => {});
    // What went wrong stands in the log of whoever failed; outside it could say too much.
    const asked = Promise.resolve()
      .then(check)
      .catch((): Result<unknown> => ({ ok: false, error: { kind: 'check-failed' } }));
    const result = await Promise.race([asked, late]).finally(() => over.abort());
    const ms = Math.round(performance.now() - began);
    return result.ok ? { name, ok: true, ms } : { name, ok: false, ms, kind: result.error.kind, detail: detail(result.error) };
  };
  const runAll = async (): Promise<Readiness> => {
    const reports = await Promise.all([...checks].map(([name, check]) => run(name, check)));
    return { ready: reports.every((report) => report.ok || aside.has(report.name)), checks: reports };
  };
  return {
    add: (name, check, weight = 'needed') => {
      if (checks.has(name)) throw new Error(`two checks are named ${name}`);
      checks.set(name, check);
      if (weight === 'aside') aside.add(name);
    },
    ready: async () => {
      const now = performance.now();
      if (last === undefined || now - last.at > freshMs) last = { at: now, answer: runAll() };
      const answer = await last.answer;
      if (!draining) return answer;
      return {
        ready: false,
        checks: [{ name: 'process', ok: false, ms: 0, kind: 'shutting-down', detail: detail({ kind: 'shutting-down' }) }, ...answer.checks],
      };
    },
    drain: () => {
      draining = true;
    },
  };
};
