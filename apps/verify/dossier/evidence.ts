/** The evidence: each that counts was recorded in the log when it was supplied, with its kind, its source and its hash. */
import { hold } from '../fault.ts';
import { fieldsOf } from '../read.ts';
import type { HeldFile } from './files.ts';
import type { EvidenceRow, Manifest } from './manifest.ts';
import type { HeldRecord } from './records.ts';

const holdRecord = (row: EvidenceRow, record: HeldRecord, caseId: string, place: string): void => {
  const is = (name: string, stated: string | null, found: unknown): void =>
    hold(stated === (found ?? null), 'evidence-differs', `${place}.${name}`, {
      stated: stated ?? '',
      found: typeof found === 'string' ? found : '',
      index: record.index,
    });
  hold(record.kind === 'evidence-supplied', 'evidence-record', `${place}.record`, { index: record.index, kind: record.kind });
  is('id', row.id, record.subject.type === 'evidence' ? record.subject.id : undefined);
  hold(record.said !== null, 'evidence-erased', `${place}.record`, { index: record.index });
  const { changed } = record.said;
  const source = fieldsOf(changed['source'], `${record.place}.content.json.changed.source`);
  is('kind', row.kind, changed['kind']);
  is('source.type', row.source.type, source['type']);
  is('source.id', row.source.id, source['id']);
  is('sha256', row.sha256, changed['sha256']);
  hold(changed['case'] === caseId, 'evidence-of-another-case', `${place}.record`, { index: record.index });
};

/** Ids of the evidence that counts: not withdrawn, and recorded. Ends the check with the first that does not hold. */
export const holdEvidence = (manifest: Manifest, files: ReadonlyMap<string, HeldFile>, records: readonly HeldRecord[]): void => {
  const byIndex = new Map(records.map((record) => [record.index, record]));
  const named = new Set<string>();
  manifest.evidence.forEach((row, i) => {
    const place = `evidence.${i}`;
    hold(row.withdrawn || row.record !== null, 'evidence-unrecorded', `${place}.record`, { id: row.id });
    if (row.record !== null) {
      const record = byIndex.get(row.record);
      hold(record !== undefined, 'record-missing', `${place}.record`, { index: row.record });
      if (!row.withdrawn || record.said !== null) holdRecord(row, record, manifest.case.id, place);
    }
    if (row.file === null) return;
    const file = files.get(row.file);
    hold(file !== undefined, 'file-missing', `${place}.file`, { name: row.file });
    hold(file.role === 'evidence', 'file-role', `${place}.file`, { name: row.file, role: file.role, expected: 'evidence' });
    hold(file.sha256 === row.sha256, 'evidence-file', `${place}.file`, { name: row.file });
    named.add(row.file);
  });
  for (const file of files.values()) if (file.role === 'evidence') hold(named.has(file.path), 'file-of-nothing', file.place, { name: file.path });
};
