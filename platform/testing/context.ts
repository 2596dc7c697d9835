/** A use-case's context with a still clock, ids that are the same in every run, and doubles that remember what they were asked. */
import { createHash } from 'node:crypto';
import { makeIdSource } from '@tongtu/kernel/ids';
import { visitor } from '@tongtu/kernel/reader';
import type { Context } from '../context.ts';
import type { Tx } from '../database/index.ts';
import { memoryFiles, memoryJobs, memoryLetters } from './doubles.ts';

/** The clock of tests unless they set another: a Thursday morning in Beijing. */
export const testNow: Date = new Date('2026-01-15T01:00:00.000Z');

/** Bytes that look random and are the same in every run. */
export const testChance = (seed: string): ((bytes: number) => Uint8Array) => {
  let counter = 0;
  return (bytes) => {
    counter += 1;
    return createHash('sha512').update(`${seed}:${counter}`).digest().subarray(0, bytes);
  };
};

/** Ids of tests: UUIDv7 at `now`, the same sequence for the same seed. */
export const testIds = (seed = 'test', now: Date = testNow): (() => string) => makeIdSource(() => now, testChance(seed));

/** Builds a context on a database; whatever a test cares about it hands in. */
export const testContext = (db: Tx, overrides: Partial<Context> = {}): Context => {
  const now = overrides.now ?? testNow;
  return {
    tx: db,
    reader: visitor,
    now,
    newId: testIds('test', now),
    language: 'zh',
    jobs: memoryJobs(),
    mail: memoryLetters(),
    files: memoryFiles(),
    ...overrides,
  };
};
