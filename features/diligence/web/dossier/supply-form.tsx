/** Evidence by hand: a file, a statement in words, or a record of another room whose entries stand in the log. */
import { useState } from 'react';
import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { Confirm, useAction, useText } from '@tongtu/platform/ui';
import { linkRecord, supplyEvidence, type DossierView, type MatrixRow } from '../../contract/dossier.ts';
import { evidenceKinds, type EvidenceKind } from '../../domain/evidence.ts';
import { readsOfCases } from '../cases/reads.ts';
import { BothField } from '../parts/both-field.tsx';
import { FileField, type HandedIn } from '../parts/file-field.tsx';
import { kindsToSupply } from './groups.ts';
import { recordOf, recordTypes, type RecordType } from './record-address.ts';

const ways = ['file', 'words', 'link'] as const;
type Way = (typeof ways)[number];
type Props = { readonly dossier: DossierView; readonly row: MatrixRow | null; readonly onClose: () => void };

const isSaid = ({ zh, en }: { zh: string; en: string }): boolean => zh.trim() !== '' || en.trim() !== '';

export const SupplyForm = ({ dossier, row, onClose }: Props) => {
  const t = useText('diligence');
  const { caseId, supplies } = dossier;
  const first = row === null ? [] : kindsToSupply(row, supplies);
  const [way, setWay] = useState<Way>('file');
  const [kind, setKind] = useState<EvidenceKind>(first[0] ?? 'other');
  const [title, setTitle] = useState({ zh: '', en: '' });
  const [file, setFile] = useState<HandedIn | null>(null);
  const [words, setWords] = useState('');
  const [address, setAddress] = useState('');
  const [type, setType] = useState<RecordType>('booking');
  const supply = useAction(supplyEvidence, { invalidates: readsOfCases, onSuccess: onClose });
  const link = useAction(linkRecord, { invalidates: readsOfCases, onSuccess: onClose });
  const act = way === 'link' ? link : supply;
  const record = recordOf(address);
  const recordType = record?.type ?? type;
  const isGiven = way === 'file' ? file !== null : way === 'words' ? words.trim() !== '' : record !== undefined;
  const option = (value: EvidenceKind) => ({ value, label: t(`evidenceKinds.${value}`) });
  const rest = supplies.filter((value) => !first.includes(value)).map(option);
  const takeFile = (next: HandedIn | null): void => {
    setFile(next);
    // The name of the file is a title until a better one is written.
    if (next !== null && !isSaid(title)) setTitle({ ...title, [t.language]: next.name.replace(/\.[a-z0-9]{1,5}$/i, '') });
  };
  const send = (): unknown =>
    way === 'link'
      ? record === undefined
        ? undefined
        : link.run({ params: { caseId }, body: { kind, title, subject: { type: recordType, id: record.id } } })
      : supply.run({
          params: { caseId },
          body: { kind, title, fileId: way === 'file' ? (file?.id ?? null) : null, words: way === 'words' ? words.trim() : null },
        });
  return (
    <Confirm
      opened
      onClose={onClose}
      title={row === null ? t('dossier.supply.title') : t('dossier.supply.titleFor', { name: row.name[t.language] })}
      does={t('dossier.supply.does')}
      act={t('dossier.supply.act')}
      pending={act.pending}
      disabled={!isGiven || !isSaid(title)}
      problem={act.problem}
      onConfirm={send}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('dossier.supply.way')}
        value={way}
        onChange={(value) => setWay(ways.find((one) => one === value) ?? way)}
        data={ways.map((value) => ({ value, label: t(`dossier.supply.ways.${value}`) }))}
      />
      <Select
        label={t('dossier.supply.kind')}
        searchable
        value={kind}
        allowDeselect={false}
        data={
          first.length === 0
            ? rest
            : [
                { group: t('dossier.supply.asked'), items: first.map(option) },
                { group: t('dossier.supply.others'), items: rest },
              ]
        }
        error={act.fieldErrors['kind']}
        onChange={(value) => setKind(evidenceKinds.find((known) => known === value) ?? kind)}
      />
      {way === 'file' ? <FileField caseId={caseId} value={file} onChange={takeFile} required /> : null}
      {way === 'words' ? (
        <Textarea
          label={t('dossier.supply.words')}
          required
          autosize
          minRows={4}
          maxLength={8000}
          value={words}
          error={supply.fieldErrors['words']}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {way === 'link' ? (
        <>
          <TextInput
            label={t('dossier.supply.address')}
            description={t('dossier.supply.addressHint')}
            required
            maxLength={500}
            value={address}
            error={
              link.fieldErrors['subject.id'] ??
              link.fieldErrors['subject.type'] ??
              (address.trim() !== '' && record === undefined ? t('dossier.supply.noRecord') : undefined)
            }
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Select
            label={t('dossier.supply.type')}
            disabled={record?.type !== undefined}
            value={recordType}
            allowDeselect={false}
            data={recordTypes.map((value) => ({ value, label: t(`dossier.records.${value}`) }))}
            onChange={(value) => setType(recordTypes.find((known) => known === value) ?? type)}
          />
        </>
      ) : null}
      <BothField name="title" label={t('dossier.supply.titleOf')} required value={title} max={200} errors={act.fieldErrors} onChange={setTitle} />
    </Confirm>
  );
};
