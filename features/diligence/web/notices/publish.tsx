/** Publishing a draft: how long, until which day, and what it does, before anything is told. */
import { useState } from 'react';
import { Button, NumberInput } from '@mantine/core';
import { Confirm, StatusMark, useAction, useText } from '@tongtu/platform/ui';
import { publishNotice, type NoticeView } from '../../contract/notices.ts';
import { PeriodDays, PeriodRule } from './notice-period.tsx';
import { noticeReads } from './reads.ts';
import { useLastDay } from './use-last-day.ts';

/** If it were published now. */
export const LastDayPreview = ({ notice, days }: { notice: NoticeView; days: number }) => {
  const t = useText('diligence');
  const period = useLastDay(notice, days);
  if (period === undefined) return null;
  return (
    <>
      <PeriodDays notice={{ ...period, zone: notice.zone }} />
      {period.known ? null : <StatusMark tone="unknown">{t('notices.publish.calendarOpen')}</StatusMark>}
    </>
  );
};

export const PublishAct = ({ notice, caseId }: { notice: NoticeView; caseId: string }) => {
  const t = useText('diligence');
  const [asked, setAsked] = useState(false);
  const [days, setDays] = useState<number | string>(notice.rule.days);
  const publish = useAction(publishNotice, { invalidates: noticeReads, onSuccess: () => setAsked(false) });
  const wanted = typeof days === 'number' ? days : Number(days);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('notices.publish.open')}</Button>
      <Confirm
        opened={asked}
        onClose={() => {
          publish.reset();
          setAsked(false);
        }}
        title={t('notices.publish.title')}
        does={t(notice.supersedes === null ? 'notices.publish.does' : 'notices.publish.doesSuperseding')}
        act={t('notices.publish.act')}
        pending={publish.pending}
        problem={publish.problem}
        disabled={!Number.isInteger(wanted) || wanted < 1 || wanted > 365}
        onConfirm={() => publish.run({ params: { caseId, noticeId: notice.id }, body: wanted === notice.rule.days ? {} : { days: wanted } })}
      >
        <NumberInput
          label={t('notices.publish.days')}
          description={t('notices.publish.daysHint', { count: notice.rule.days })}
          min={notice.rule.days}
          max={365}
          allowDecimal={false}
          hideControls
          value={days}
          onChange={setDays}
          error={publish.fieldErrors['days']}
        />
        <LastDayPreview notice={notice} days={wanted} />
        <PeriodRule rule={notice.rule} />
      </Confirm>
    </>
  );
};
