/** The papers of a dossier tell who knew and did what, and when, in words. */
import { describe, expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { organizationRoles } from '@tongtu/kernel/reader';
import { loadLocales } from '@tongtu/platform/i18n';
import type { PdfCell, PdfPart } from '@tongtu/platform/documents';
import type { DossierFacts, DossierRecord } from '../domain/dossier.ts';
import { diligenceEvidence } from '../provable.ts';
import { dossierParts, dossierWords } from './dossier-parts.ts';

const { translate } = loadLocales();
const record = (index: number, more: Partial<DossierRecord>): DossierRecord => ({
  index,
  kind: 'notice-published',
  subject: { type: 'notice', id: 'n1' },
  at: '2026-06-01T01:02:03.000Z',
  role: 'admin+technology-manager',
  content: null,
  proof: `records/${index}.tlog-proof`,
  ...more,
});
const facts = (records: readonly DossierRecord[]): DossierFacts => ({
  format: 'tongtu-dossier/1',
  madeAt: '2026-07-01T00:00:00.000Z',
  case: {
    id: 'c1',
    title: { zh: '许可' },
    organization: { id: 'o1', name: { zh: '示例大学' }, kind: 'university' },
    state: 'signed',
    track: 'institute',
    method: 'agreement',
    priceState: 'settled',
  },
  log: { origin: 'log.example.org', vkeys: [], witnesses: [] },
  people: [{ id: 'p1', name: '王老师' }],
  organizations: [],
  records,
  evidence: [],
  elements: [],
  articles: [],
  packs: ['cn-institute@1'],
  complete: true,
});
const textIn = (cell: PdfCell | undefined): string => (typeof cell === 'string' ? cell : ((cell as { text?: string } | undefined)?.text ?? ''));
const lastTable = (parts: readonly PdfPart[]) => parts.findLast((part) => part.kind === 'table');

it('the matrix says what came too late for a duty', () => {
  const whole: DossierFacts = {
    ...facts([]),
    elements: [
      {
        id: 'rule',
        name: { zh: '单位规定', en: 'Rule' },
        required: true,
        applies: true,
        needs: [{ anyOf: ['rule-text'], atLeast: 1 }],
        due: 'decision',
        suppliedBy: 'manager',
        articles: [],
        status: 'met',
        evidence: ['e1', 'e2'],
      },
    ],
    evidence: ['e1', 'e2'].map((id) => ({
      id,
      kind: 'rule-text',
      title: { zh: `办法${id}` },
      source: { type: 'file', id },
      sha256: null,
      file: null,
      suppliedAt: '2026-06-01T00:00:00.000Z',
      suppliedBy: 'p1',
      withdrawn: false,
      record: 1,
    })),
  };
  const parts = dossierParts(whole, dossierWords({ translate }, 'zh'), { actors: new Map(), late: new Map([['rule', ['e2']]]) });
  const matrix = parts.find((part) => part.kind === 'table');
  const cells = matrix?.kind === 'table' ? (matrix.rows[0] as readonly PdfCell[]).map(textIn) : [];
  expect(cells[2]).toBe('办法e1 (证据 1)\n办法e2 (证据 2)，提交晚于时限（集体决策前）');
});

describe('the records of the log', () => {
  const rows = (language: 'zh' | 'en', records: readonly DossierRecord[]) => {
    const table = lastTable(dossierParts(facts(records), dossierWords({ translate }, language), { actors: new Map([[7, 'p1']]), late: new Map() }));
    return table?.kind === 'table' ? table.rows.map((row) => (row as readonly PdfCell[]).map(textIn)) : [];
  };
  it('name the event, the moment, and who it was as what', () => {
    expect(rows('zh', [record(7, {})])).toEqual([['7', expect.stringContaining('09:02:03'), '公示发布', '王老师（单位管理员、技术经理人）']]);
    expect(rows('en', [record(7, {})])[0]?.slice(2)).toEqual(['Notice published', expect.stringMatching(/^王老师 \(.+, .+\)$/)]);
  });
  it('leave who it was open where nobody knows, and records of other rooms under their own names', () => {
    expect(rows('zh', [record(8, { kind: 'booking-confirmed', role: 'house' })])[0]?.slice(2)).toEqual(['booking-confirmed', '系统']);
  });
});

it('every event and every role has words in both languages', () => {
  for (const language of languages) {
    const { t } = dossierWords({ translate }, language);
    const keys = [
      ...diligenceEvidence.map((kind) => `documents.dossier.events.${kind}`),
      ...[...organizationRoles, 'person', 'secretariat', 'auditor', 'guest-reviewer', 'house'].map((role) => `dossier.roles.${role}`),
    ];
    expect(keys.filter((key) => t(key) === key || t(key).includes('.'))).toEqual([]);
  }
});
