/** Records an appraisal, an opinion, a comparable, an offer or the result of a sale, with its paper. */
import { useState } from 'react';
import { Select, Textarea, TextInput } from '@mantine/core';
import { Confirm, useAction, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { priceRecordKinds, recordPrice, type PriceRecordKind } from '../../contract/price-records.ts';
import type { PriceMethod } from '../../domain/pricing.ts';
import { dayIn } from '../parts/days.ts';
import { FileField, type HandedIn } from '../parts/file-field.tsx';
import { MoneyField, moneyOf, type TypedMoney } from '../parts/money-field.tsx';
import { readsOfCases } from './reads.ts';

/** What the chosen method asks for stands first in the list. */
const expected: Readonly<Record<PriceMethod, PriceRecordKind>> = {
  agreement: 'comparable',
  listing: 'listing-result',
  auction: 'auction-result',
  appraisal: 'appraisal',
  valuation: 'valuation',
  market: 'refusal',
  'exempt-listing': 'listing-result',
  free: 'offer',
};
/** They hold for a time. */
const hasTerm: readonly PriceRecordKind[] = ['appraisal', 'valuation', 'offer'];

export const RecordForm = ({ one, begin, onClose }: { one: CaseView; begin: PriceRecordKind | null; onClose: () => void }) => {
  const t = useText('diligence');
  const [kind, setKind] = useState<PriceRecordKind>(begin ?? (one.method === null ? 'comparable' : expected[one.method]));
  const [institution, setInstitution] = useState('');
  const [amount, setAmount] = useState<TypedMoney>({ text: '', currency: one.price.amount?.currency ?? 'CNY' });
  const [today] = useState(() => dayIn(new Date()));
  const [on, setOn] = useState(today);
  const [validUntil, setValidUntil] = useState('');
  const [words, setWords] = useState('');
  const [file, setFile] = useState<HandedIn | null>(null);
  const act = useAction(recordPrice, { invalidates: readsOfCases, onSuccess: onClose });
  const money = kind === 'refusal' ? null : moneyOf(amount);
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('pricing.records.add')}
      does={t('pricing.records.addDoes')}
      act={t('pricing.records.addAct')}
      pending={act.pending}
      disabled={institution.trim() === '' || money === undefined || on === ''}
      problem={act.problem}
      onConfirm={() =>
        act.run({
          params: { caseId: one.id },
          body: {
            kind,
            institution: institution.trim(),
            amount: money ?? null,
            on,
            validUntil: hasTerm.includes(kind) && validUntil !== '' ? validUntil : null,
            words: words.trim() === '' ? null : words.trim(),
            fileId: file?.id ?? null,
          },
        })
      }
    >
      <Select
        label={t('pricing.records.kind')}
        description={t(`pricing.kindHints.${kind}`)}
        value={kind}
        allowDeselect={false}
        data={priceRecordKinds.map((value) => ({ value, label: t(`pricing.kinds.${value}`) }))}
        onChange={(value) => setKind(priceRecordKinds.find((known) => known === value) ?? kind)}
      />
      <TextInput
        label={t(`pricing.institutions.${kind}`)}
        required
        maxLength={200}
        value={institution}
        error={act.fieldErrors['institution']}
        onChange={(event) => setInstitution(event.currentTarget.value)}
      />
      {kind === 'refusal' ? null : (
        <MoneyField
          label={t('pricing.records.amount')}
          value={amount}
          error={act.fieldErrors['amount'] ?? act.fieldErrors['amount.amount']}
          onChange={setAmount}
        />
      )}
      <div className="tt-form-pair">
        <TextInput
          type="date"
          label={t('pricing.records.on')}
          required
          max={today}
          value={on}
          error={act.fieldErrors['on']}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        {hasTerm.includes(kind) ? (
          <TextInput
            type="date"
            label={t('pricing.records.validUntil')}
            min={on}
            value={validUntil}
            error={act.fieldErrors['validUntil']}
            onChange={(event) => setValidUntil(event.currentTarget.value)}
          />
        ) : null}
      </div>
      <Textarea
        label={t('pricing.records.words')}
        autosize
        minRows={2}
        maxLength={4000}
        value={words}
        error={act.fieldErrors['words']}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FileField caseId={one.id} value={file} onChange={setFile} />
    </Confirm>
  );
};
