/** Publishing a draft: how long, until which day, and what it does, before anything is told. */
import { useState } from 'react';
import { Button, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Confirm, invalidateRoutes, Remark, StatusMark, useAction, useText } from '@tongtu/platform/ui';
import { listCaseNotices, publishNotice, type NoticeView } from '../../contract/notices.ts';
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
  const client = useQueryClient();
  // The revision that stood on the page when the dialog was opened: what comes after it nobody has read.
  const [asked, setAsked] = useState<number | null>(null);
  const [days, setDays] = useState<number | string>(notice.rule.days);
  const publish = useAction(publishNotice, {
    invalidates: noticeReads,
    onSuccess: () => setAsked(null),
    onProblem: (problem) => (problem.kind === 'revision-conflict' ? void invalidateRoutes(client, [listCaseNotices]) : undefined),
  });
  const refused = publish.problem?.kind === 'revision-conflict';
  const isChanged = refused || (asked !== null && asked !== notice.revision && !publish.pending);
  const wanted = typeof days === 'number' ? days : Number(days);
  return (
    <>
      <Button onClick={() => setAsked(notice.revision)}>{t('notices.publish.open')}</Button>
      <Confirm
        opened={asked !== null}
        onClose={() => {
          publish.reset();
          setAsked(null);
        }}
        title={t('notices.publish.title')}
        does={t(notice.supersedes === null ? 'notices.publish.does' : 'notices.publish.doesSuperseding')}
        act={t('notices.publish.act')}
        pending={publish.pending}
        problem={refused ? undefined : publish.problem}
        disabled={isChanged || !Number.isInteger(wanted) || wanted < 1 || wanted > 365}
        onConfirm={() =>
          publish.run({
            params: { caseId, noticeId: notice.id },
            body: { revision: asked ?? notice.revision, ...(wanted === notice.rule.days ? {} : { days: wanted }) },
          })
        }
      >
        {isChanged ? (
          <div role="alert">
            <Remark tone="warn">
              <p>{t('notices.publish.changed')}</p>
            </Remark>
          </div>
        ) : null}
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
