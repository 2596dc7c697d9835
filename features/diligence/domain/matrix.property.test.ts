/** What holds of every matrix, for whatever evidence, in whatever order, in whatever state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationKinds } from '@tongtu/parties/contract';
import { casePathways } from './case.ts';
import { caseStates } from './case-lifecycle.ts';
import { evidenceKinds } from './evidence.ts';
import { matrixOf, type MatrixCase, type MatrixEvidence } from './matrix.ts';
import { packsFor } from './packs-for.ts';
import { priceMethods, pricingTracks } from './pricing.ts';
import { shippedPacks } from './shipped-packs.ts';

const withdrawn = new Date('2026-05-01T00:00:00Z');
const anyCase: fc.Arbitrary<MatrixCase> = fc
  .record({
    track: fc.constantFrom(...pricingTracks),
    method: fc.constantFrom(null, ...priceMethods),
    pathway: fc.constantFrom(...casePathways),
    state: fc.constantFrom(...caseStates),
  })
  .map((one) => ({ ...one, signedOn: one.state === 'signed' || one.state === 'closed' ? '2026-03-02' : null }));
const anyPiece = (id: string): fc.Arbitrary<MatrixEvidence> =>
  fc.record({ id: fc.constant(id), kind: fc.constantFrom(...evidenceKinds), withdrawnAt: fc.constantFrom(null, null, withdrawn) });
const anyEvidence = fc.integer({ min: 0, max: 60 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyPiece(String(i)))));
const anyPacks = fc
  .tuple(fc.constantFrom(...organizationKinds), fc.constantFrom('110000', '310000', '330100', '370000', '420000'))
  .map(([unitKind, region]) => packsFor({ unitKind, region, country: 'CN' }, '2026-06-01', shippedPacks));
const anyDay = fc.constantFrom('2026-03-02', '2026-06-01', '2027-05-31', '2027-06-01', '2028-01-01');
const anything = fc.record({ case: anyCase, packs: anyPacks, evidence: anyEvidence, today: anyDay });

const worth = { 'not-applicable': 0, missing: 0, 'not-yet': 0, met: 1 } as const;

describe('a matrix', () => {
  it('is made no worse by one more piece of evidence', () =>
    fc.assert(
      fc.property(anything, anyPiece('more'), (given, more) => {
        const [before, after] = [matrixOf(given), matrixOf({ ...given, evidence: [...given.evidence, more] })];
        for (const [i, row] of before.rows.entries()) expect(worth[after.rows[i]!.status]).toBeGreaterThanOrEqual(worth[row.status]);
        expect(after.missing).toBeLessThanOrEqual(before.missing);
        expect(after.complete || !before.complete).toBe(true);
      }),
    ));
  it('looks at no evidence that was withdrawn', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const standing = given.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
        expect(matrixOf(given)).toEqual(matrixOf({ ...given, evidence: standing }));
        const all = given.evidence.map((piece) => ({ ...piece, withdrawnAt: withdrawn }));
        expect(matrixOf({ ...given, evidence: all }).rows.every(({ status, evidence }) => status !== 'met' && evidence.length === 0)).toBe(true);
      }),
    ));
  it('does not depend on the order of evidence, nor of packs', () =>
    fc.assert(
      fc.property(anything, fc.nat(), (given, turn) => {
        const at = given.evidence.length === 0 ? 0 : turn % given.evidence.length;
        const turned = [...given.evidence.slice(at), ...given.evidence.slice(0, at)].toReversed();
        const plain = ({ rows, ...rest }: ReturnType<typeof matrixOf>) => ({
          ...rest,
          rows: rows.map((row) => ({ ...row, evidence: row.evidence.toSorted() })),
        });
        expect(plain(matrixOf({ ...given, evidence: turned }))).toEqual(plain(matrixOf(given)));
      }),
    ));
  it('is complete exactly when every required element that applies is met, and then nothing is missing', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const { rows, complete, missing } = matrixOf(given);
        const asked = rows.filter(({ element, status }) => element.required && status !== 'not-applicable');
        expect(complete).toBe(asked.every(({ needs }) => needs.every(({ has, atLeast }) => has >= atLeast)));
        expect(missing).toBe(asked.filter(({ status }) => status === 'missing').length);
        expect(complete && missing > 0).toBe(false);
      }),
    ));
  it('calls nothing missing after signing less than before, and nothing not-yet that time has passed by', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const open = { ...given, case: { ...given.case, state: 'open', signedOn: null } as const };
        const signed = { ...given, case: { ...given.case, state: 'signed', signedOn: '2026-03-02' } as const };
        expect(matrixOf(signed).missing).toBeGreaterThanOrEqual(matrixOf(open).missing);
        expect(matrixOf({ ...signed, today: '2040-01-01' }).rows.every(({ status }) => status !== 'not-yet')).toBe(true);
      }),
    ));
});
