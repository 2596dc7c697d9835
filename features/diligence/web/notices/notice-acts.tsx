/** What the managers of a unit do with a notice that hangs out: replace, withdraw, complete. */
import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { Confirm, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { completeNotice, replaceNotice, withdrawNotice, type NoticeView } from '../../contract/notices.ts';
import { ReasonConfirm } from '../parts/reason-confirm.tsx';
import { noticeReads } from './reads.ts';

type Of = { readonly notice: NoticeView; readonly caseId: string };

export const ReplaceAct = ({ notice, caseId }: Of) => {
  const t = useText('diligence');
  const [asked, setAsked] = useState(false);
  const replace = useAction(replaceNotice, { invalidates: noticeReads, onSuccess: () => setAsked(false) });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('notices.replace.open')}
      </Button>
      {asked ? (
        <ReasonConfirm
          danger={false}
          title={t('notices.replace.title')}
          does={t('notices.replace.does')}
          label={t('notices.replace.reason')}
          act={t('notices.replace.act')}
          pending={replace.pending}
          problem={replace.problem}
          onClose={() => setAsked(false)}
          onConfirm={(reason) => replace.run({ params: { caseId, noticeId: notice.id }, body: { reason } })}
        />
      ) : null}
    </>
  );
};

export const WithdrawAct = ({ notice, caseId }: Of) => {
  const t = useText('diligence');
  const [asked, setAsked] = useState(false);
  const withdraw = useAction(withdrawNotice, { invalidates: noticeReads, onSuccess: () => setAsked(false) });
  const kind = notice.state === 'draft' ? 'doesDraft' : 'does';
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t(notice.state === 'draft' ? 'notices.withdraw.openDraft' : 'notices.withdraw.open')}
      </Button>
      {asked ? (
        <ReasonConfirm
          title={t('notices.withdraw.title')}
          does={t(`notices.withdraw.${kind}`)}
          label={t('notices.withdraw.reason')}
          act={t('notices.withdraw.act')}
          pending={withdraw.pending}
          problem={withdraw.problem}
          onClose={() => setAsked(false)}
          onConfirm={(reason) => withdraw.run({ params: { caseId, noticeId: notice.id }, body: { reason } })}
        />
      ) : null}
    </>
  );
};

export const CompleteAct = ({ notice, caseId }: Of) => {
  const t = useText('diligence');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const suggested = (): string =>
    t(notice.objections === 0 ? 'notices.complete.suggestedNone' : 'notices.complete.suggested', {
      from: format.date(notice.publishedOn ?? ''),
      to: format.date(notice.lastDay ?? ''),
      count: notice.objections,
    });
  const [words, setWords] = useState(suggested);
  const complete = useAction(completeNotice, { invalidates: noticeReads, onSuccess: () => setAsked(false) });
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('notices.complete.open')}</Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('notices.complete.title')}
        does={t('notices.complete.does')}
        act={t('notices.complete.act')}
        pending={complete.pending}
        problem={complete.problem}
        disabled={words.trim() === ''}
        onConfirm={() => complete.run({ params: { caseId, noticeId: notice.id }, body: { closingStatement: words.trim() } })}
      >
        <Textarea
          label={t('notices.page.closing')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={words}
          error={complete.fieldErrors['closingStatement']}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </Confirm>
    </>
  );
};
