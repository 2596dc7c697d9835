/** Whatever is asked of a witness, in whatever order, with deaths in between: all that it ever signed is one history. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constantFrom, integer, property, assert as assertAll, array, asyncProperty, oneof, record, constant } from 'fast-check';
import { expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { logInMemory, type LogInMemory } from '../tests/log-in-memory.ts';
import { cosignatureVerifier, noteVerifier, readNote, readSignature } from '../tlog/index.ts';
import { openWitnessFiles } from './key.ts';
import { readAddCheckpoint, writeAddCheckpoint } from './request.ts';
import { makeWitness, type Witness } from './witness.ts';

const longest = 40;
const honest = logInMemory(longest);
/** Begins as the honest one and goes its own way from entry 7 on. */
const histories: readonly LogInMemory[] = [honest, logInMemory(longest, { flavour: 'forged' }), logInMemory(longest, { forkAt: 7 })];

const size = integer({ min: 0, max: longest });
const step = oneof(
  {
    weight: 12,
    arbitrary: record({ what: constant('ask' as const), from: size, known: constantFrom(true, true, false), to: size, of: integer({ min: 0, max: 2 }) }),
  },
  { weight: 1, arbitrary: record({ what: constant('restart' as const) }) },
  { weight: 1, arbitrary: record({ what: constant('die' as const), to: size, of: integer({ min: 0, max: 2 }) }) },
);

it('signs one history', async () => {
  await assertAll(
    asyncProperty(array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'tongtu-witness-'));
      let dies = false;
      let close = async (): Promise<void> => {};
      const open = async (): Promise<Witness> => {
        const { cosigner, file } = must(await openWitnessFiles(join(folder, 'key'), join(folder, 'state'), 'w.example/1'));
        close = file.close;
        const beforeSigning = async () => {
          if (dies) throw new Error('dies');
        };
        return makeWitness({ cosigner, file, logs: [must(noteVerifier(honest.vkey))], clock: () => new Date('2026-11-26'), beforeSigning });
      };
      try {
        let witness = await open();
        const verifier = must(cosignatureVerifier(witness.verifierKey));
        const signed: { readonly size: number; readonly of: LogInMemory }[] = [];
        let latest = 0;
        for (const one of steps) {
          if (one.what === 'restart') {
            await close();
            witness = await open();
            continue;
          }
          const of = histories[one.of]!;
          const from = one.what === 'die' || one.known ? latest : one.from;
          const proof = from <= one.to ? await of.consistency(from, one.to) : [];
          const note = await of.checkpoint(one.to);
          const body = Buffer.from(writeAddCheckpoint({ oldSize: from, proof, note }));
          dies = one.what === 'die';
          const answer = await witness.addCheckpoint(body).catch(() => undefined);
          dies = false;
          if (answer === undefined) {
            await close();
            witness = await open();
            // What it was about to sign binds it as if it had.
            signed.push({ size: one.to, of });
            latest = one.to;
            continue;
          }
          if (answer.status !== 200) continue;
          expect(verifier.verify(must(readNote(note)).text, readSignature(answer.body.slice(0, -1))!.signature)).toBe(true);
          expect(one.to).toBeGreaterThanOrEqual(latest);
          latest = one.to;
          signed.push({ size: one.to, of });
        }
        // Every two checkpoints: the smaller is the beginning of the larger.
        for (const a of signed)
          for (const b of signed.filter((other) => other.size >= a.size))
            for (let i = 0; i < a.size; i += 1) expect(Buffer.from(a.of.entry(i))).toEqual(Buffer.from(b.of.entry(i)));
      } finally {
        await close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 60 },
  );
});

it('reads what is written, and nothing else', () => {
  const body = Buffer.from(
    writeAddCheckpoint({ oldSize: 3, proof: [Buffer.alloc(32, 1)], note: 'x\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 x AAAAAAA=\n' }),
  );
  expect(readAddCheckpoint(body)).toMatchObject({ oldSize: 3, checkpoint: { size: 1 } });
  assertAll(
    property(integer({ min: 0, max: body.length - 1 }), integer({ min: 0, max: 255 }), (at, byte) => {
      const changed = Buffer.from(body);
      changed[at] = byte;
      const read = readAddCheckpoint(changed);
      // One way to write each request: what is read is written back as it came.
      return read === undefined || writeAddCheckpoint(read) === changed.toString('utf8');
    }),
    { numRuns: 3000 },
  );
});
