import { describe, expect, it } from 'vitest';
import type { EvidenceView, MatrixRow } from '../../contract/dossier.ts';
import { firstHandKinds, kindsByHand } from '../../domain/given-by-hand.ts';
import { kindsToSupply, looseEvidence, placeOfKind, rowGroups } from './groups.ts';

const row = (id: string, more: Partial<MatrixRow> = {}): MatrixRow => ({
  id,
  name: { zh: id, en: id },
  text: { zh: '', en: '' },
  required: true,
  status: 'missing',
  needs: [],
  suppliedBy: 'manager',
  due: 'signing',
  dueOn: null,
  articles: [],
  evidence: [],
  late: [],
  ...more,
});

describe('rows of the matrix', () => {
  it('stand by status, gaps first, what is not required apart from them, the earlier due before others', () => {
    const groups = rowGroups([
      row('met', { status: 'met' }),
      row('optional', { required: false, dueOn: '2026-01-01' }),
      row('late', { dueOn: '2026-05-01' }),
      row('early', { dueOn: '2026-04-01' }),
      row('whenever'),
    ]);
    expect(groups.map((group) => [group.standing, group.rows.map((one) => one.id)])).toEqual([
      ['missing', ['early', 'late', 'whenever']],
      ['wanted', ['optional']],
      ['met', ['met']],
    ]);
  });
  it('leave over what nothing counts', () => {
    const evidence = [{ id: 'a' }, { id: 'b' }] as EvidenceView[];
    expect(looseEvidence({ rows: [row('r', { evidence: ['a'] })], evidence }).map((one) => one.id)).toEqual(['b']);
  });
  it('offer what is missing first, and only what the reader may bring', () => {
    const one = row('rule', {
      needs: [
        { anyOf: ['rule-text'], atLeast: 1, has: 1 },
        { anyOf: ['notice-certificate', 'rule-publication'], atLeast: 1, has: 0 },
      ],
    });
    expect(kindsToSupply(one, kindsByHand)).toEqual(['rule-publication', 'rule-text']);
    expect(kindsToSupply(one, firstHandKinds)).toEqual([]);
  });
  it('lead to where evidence comes to be', () => {
    expect(placeOfKind('c', 'valuation-refusal')?.to).toBe('/cases/c#price-records');
    expect(placeOfKind('c', 'rule-text')).toBeUndefined();
  });
});
