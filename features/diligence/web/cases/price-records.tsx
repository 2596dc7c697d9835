/** On what the price rests. What was taken back stays readable, with the reason. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Loaded, LoadingState, Section, StatusMark, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { listPriceRecords, withdrawPriceRecord, type PriceRecordView } from '../../contract/price-records.ts';
import { Hash } from '../parts/hash.tsx';
import { ReasonConfirm } from '../parts/reason-confirm.tsx';
import type { OpenAct } from './act-dialog.tsx';
import { readsOfCases } from './reads.ts';

const heads = ['record', 'amount', 'on', 'file', 'recorded'] as const;

const Row = ({ record, mayWithdraw, onWithdraw }: { record: PriceRecordView; mayWithdraw: boolean; onWithdraw: () => void }) => {
  const t = useText('diligence');
  const format = useFormat();
  const isBack = record.withdrawnReason !== null;
  return (
    <tr data-back={isBack}>
      <th scope="row">
        {t(`pricing.kinds.${record.kind}`)}
        <span className="dc-sub">{record.institution}</span>
        {record.words === null ? null : <span className="dc-sub tt-prose">{record.words}</span>}
        {isBack ? (
          <span className="dc-sub">
            <StatusMark tone="closed">{t('pricing.records.withdrawn')}</StatusMark> {record.withdrawnReason}
          </span>
        ) : null}
      </th>
      <td className="dc-number" data-label={t('pricing.records.amount')}>
        {record.amount === null ? <span className="tt-quiet">{t('pricing.records.noAmount')}</span> : format.money(record.amount)}
      </td>
      <td data-label={t('pricing.records.on')}>
        {format.date(record.on)}
        {record.validUntil === null ? null : <span className="dc-sub">{t('pricing.records.until', { day: format.date(record.validUntil) })}</span>}
      </td>
      <td className="dc-wide" data-label={t('pricing.records.file')}>
        {record.file === null ? (
          <span className="tt-quiet">{t('pricing.records.noFile')}</span>
        ) : (
          <>
            {record.file.name} <span className="tt-quiet">{format.bytes(record.file.size)}</span>
            <Hash sha256={record.file.sha256} />
          </>
        )}
      </td>
      <td className="dc-wide" data-label={t('pricing.records.recorded')}>
        {record.recordedBy ?? '–'} <span className="dc-sub">{format.dateTime(record.recordedAt)}</span>
        {mayWithdraw && !isBack ? (
          <button type="button" className="dc-text-button" onClick={onWithdraw}>
            {t('pricing.records.withdraw')}
            <span className="tt-hidden"> {record.institution}</span>
          </button>
        ) : null}
      </td>
    </tr>
  );
};

const Withdraw = ({ one, record, onClose }: { one: CaseView; record: PriceRecordView; onClose: () => void }) => {
  const t = useText('diligence');
  const act = useAction(withdrawPriceRecord, { invalidates: readsOfCases, onSuccess: onClose });
  return (
    <ReasonConfirm
      title={t('pricing.records.withdrawTitle', { kind: t(`pricing.kinds.${record.kind}`), institution: record.institution })}
      does={t('pricing.records.withdrawDoes')}
      label={t('pricing.records.withdrawReason')}
      act={t('pricing.records.withdraw')}
      pending={act.pending}
      problem={act.problem}
      onClose={onClose}
      onConfirm={(reason) => act.run({ params: { caseId: one.id, recordId: record.id }, body: { reason } })}
    />
  );
};

export const PriceRecords = ({ one, onAct }: { one: CaseView; onAct: (act: OpenAct) => void }) => {
  const t = useText('diligence');
  const found = useRoute(listPriceRecords, { params: { caseId: one.id } });
  const [leaving, setLeaving] = useState<PriceRecordView | null>(null);
  const mayWrite = one.actions.includes('supply');
  return (
    <Section
      id="price-records"
      title={t('pricing.records.title')}
      lead={t('pricing.records.lead')}
      actions={
        mayWrite ? (
          <Button size="xs" variant="default" leftSection={<IconPlus size={15} stroke={1.8} aria-hidden="true" />} onClick={() => onAct({ record: null })}>
            {t('pricing.records.add')}
          </Button>
        ) : null
      }
    >
      <Loaded
        of={found}
        loading={<LoadingState shape="table" rows={2} />}
        empty={({ items }) => items.length === 0}
        whenEmpty={<p className="dc-none">{t(one.track === 'private' ? 'pricing.records.noneFree' : 'pricing.records.none')}</p>}
      >
        {({ items }) => (
          <table className="tt-table dc-table dc-records">
            <caption className="tt-hidden">{t('pricing.records.title')}</caption>
            <thead>
              <tr>
                {heads.map((key) => (
                  <th key={key} scope="col" className={key === 'amount' ? 'dc-number' : undefined}>
                    {t(`pricing.records.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((record) => (
                <Row key={record.id} record={record} mayWithdraw={mayWrite} onWithdraw={() => setLeaving(record)} />
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {leaving === null ? null : <Withdraw one={one} record={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  );
};
