/** The golden vectors: facts and evidence of a case on one side, what is met, missing, not due and not asked for on the other. */
import { describe, expect, it } from 'vitest';
import table from '../../../tests/vectors/obligations.json' with { type: 'json' };
import type { EvidenceKind } from './evidence.ts';
import { matrixOf, type MatrixCase, type MatrixEvidence } from './matrix.ts';
import { packName, packsFor, type Unit } from './packs-for.ts';
import { shippedPacks } from './shipped-packs.ts';

const pieces = (kinds: readonly string[]): MatrixEvidence[] =>
  kinds.map((kind, i) => ({
    id: String(i),
    kind: kind.replace(/^-/, '') as EvidenceKind,
    withdrawnAt: kind.startsWith('-') ? new Date('2026-05-01T00:00:00Z') : null,
  }));

describe('the matrix of the vectors', () => {
  it.each(table.cases)('$name', ({ unit, today, evidence, ...vector }) => {
    const one = vector.case as MatrixCase;
    const packs = packsFor(unit as Unit, one.signedOn ?? today, shippedPacks);
    expect(packs.map(packName)).toEqual(vector.packs);
    const { rows, missing, complete } = matrixOf({ case: one, packs, evidence: pieces(evidence), today });
    const having = (status: string): string[] => rows.flatMap((row) => (row.status === status ? [row.element.id] : []));
    expect({ met: having('met'), missing: having('missing'), notYet: having('not-yet'), notApplicable: having('not-applicable') }).toEqual({
      met: vector.met,
      missing: vector.missing,
      notYet: vector.notYet,
      notApplicable: vector.notApplicable,
    });
    expect({ missing, complete }).toEqual(vector.counts);
  });

  const packs = packsFor({ unitKind: 'university', region: '330000', country: 'CN' }, '2026-06-01', shippedPacks);
  const open: MatrixCase = { track: 'institute', method: 'agreement', pathway: 'licence', state: 'open', signedOn: null };
  it('says how much of each need is there, and by which pieces', () => {
    const evidence = pieces(['rule-text', '-rule-publication', 'offer', 'rule-text']);
    const rule = matrixOf({ case: open, packs, evidence, today: '2026-06-01' }).rows.find(({ element }) => element.id === 'rule');
    expect(rule?.needs.map(({ anyOf, has, atLeast }) => [anyOf.join(), has, atLeast])).toEqual([
      ['rule-text', 2, 1],
      ['rule-consultation', 0, 1],
      ['rule-publication', 0, 1],
    ]);
    expect(rule?.evidence).toEqual(['0', '3']);
  });
  it('knows the day on which something is due once it was signed', () => {
    const dueOn = (signedOn: string | null) =>
      matrixOf({ case: { ...open, signedOn, state: signedOn === null ? 'open' : 'signed' }, packs, evidence: [], today: '2026-06-01' }).rows.find(
        ({ element }) => element.id === 'yearly-report',
      )?.dueOn;
    expect([dueOn(null), dueOn('2026-01-01')]).toEqual([null, '2027-04-01']);
  });
});
