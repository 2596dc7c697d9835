/** One byte changed anywhere in a dossier is named, and so is one taken away: a thousand places of the archive as it is, and a thousand in files that were packed again. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { fileOutcome } from '../../file.ts';
import { makeDossier, vkey, witnesses, type Dossier } from './make-dossier.ts';
import { writeZip } from './write-zip.ts';

const seed = 20_261_126;
let dossier: Dossier;
beforeAll(async () => {
  dossier = await makeDossier();
});
const outcome = (zip: Uint8Array) =>
  fileOutcome(zip, 'dossier.zip', {
    vkeys: [vkey],
    witnesses: witnesses.map((one) => one.verifierKey),
    atLeast: undefined,
    entry: undefined,
    content: undefined,
  });
const changed = (bytes: Uint8Array, at: number, by: number): Buffer => {
  const other = Buffer.from(bytes);
  other[at]! ^= by;
  return other;
};
/** A fault with a kind and a place. */
const isNamed = (found: ReturnType<typeof outcome>): boolean => !found.holds && found.kind !== '' && found.line !== '';

it('of the archive', { timeout: 90_000 }, () => {
  expect(outcome(dossier.zip).holds).toBe(true);
  fc.assert(
    fc.property(fc.nat({ max: dossier.zip.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      expect(isNamed(outcome(changed(dossier.zip, at, by)))).toBe(true);
    }),
    { numRuns: 1000, seed },
  );
});
it('every byte of the headers', { timeout: 90_000 }, () => {
  // All that is no content: where entries and directory stand close together.
  const small = writeZip(dossier.entries.map(({ name }) => ({ name, bytes: Buffer.from(name) })));
  const whole = outcome(small);
  for (let at = 0; at < small.length; at += 1) {
    const found = outcome(changed(small, at, 1));
    expect(found, String(at)).not.toEqual(whole);
    expect(found.holds ? 'holds' : found.line).toMatch(/^zip/);
  }
});
it('of files that were packed again with sums that fit', { timeout: 90_000 }, () => {
  const contents = dossier.entries.map(({ bytes }) => bytes.length);
  const sum = contents.reduce((a, b) => a + b, 0);
  fc.assert(
    fc.property(fc.nat({ max: sum - 1 }), fc.integer({ min: 1, max: 255 }), (place, by) => {
      let [at, i] = [place, 0];
      while (at >= contents[i]!) at -= contents[i++]!;
      const again = writeZip(dossier.entries.map((entry, n) => (n === i ? { ...entry, bytes: changed(entry.bytes, at, by) } : entry)));
      expect(isNamed(outcome(again))).toBe(true);
    }),
    { numRuns: 1000, seed },
  );
});
it('cut off anywhere', () => {
  fc.assert(
    fc.property(fc.nat({ max: dossier.zip.length - 1 }), (length) => {
      expect(isNamed(outcome(dossier.zip.subarray(0, length)))).toBe(true);
    }),
    { numRuns: 300, seed },
  );
});
