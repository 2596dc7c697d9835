/** Makes a guest link. It is shown once, to be copied and handed over; the house keeps only its hash. */
import { useState } from 'react';
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { Confirm, CopyButton, Remark, useAction, useText } from '@tongtu/platform/ui';
import { inviteReview, listDossierReviews } from '../../contract/reviews.ts';

const terms = ['7', '14', '30', '90', '180', '365'];

const Made = ({ link, onClose }: { link: string; onClose: () => void }) => {
  const t = useText('diligence');
  return (
    <Modal opened onClose={onClose} title={t('reviews.invite.made')} centered withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <div className="tt-form">
        <Remark tone="next">
          <p>{t('reviews.invite.once')}</p>
        </Remark>
        <p className="dc-link-once">
          <span className="tt-hint">{t('reviews.invite.link')}</span>
          <code className="tt-code">{link}</code>
        </p>
        <div className="tt-form-foot">
          <CopyButton text={link} label={t('reviews.invite.copy')} />
          <Button variant="default" onClick={onClose}>
            {t('reviews.invite.done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
};

export const Invite = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const t = useText('diligence');
  const [name, setName] = useState('');
  const [body, setBody] = useState('');
  const [days, setDays] = useState('30');
  const act = useAction(inviteReview, { invalidates: [listDossierReviews] });
  if (act.data !== undefined) return <Made link={new URL(act.data.path, location.origin).href} onClose={onClose} />;
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('reviews.invite.title')}
      does={t('reviews.invite.does')}
      act={t('reviews.invite.act')}
      pending={act.pending}
      disabled={name.trim() === '' || body.trim() === ''}
      problem={act.problem}
      onConfirm={() => act.run({ params: { caseId }, body: { reviewerName: name.trim(), reviewerBody: body.trim(), days: Number(days) } })}
    >
      <TextInput
        label={t('reviews.invite.reviewer')}
        required
        maxLength={120}
        value={name}
        error={act.fieldErrors['reviewerName']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('reviews.invite.body')}
        required
        maxLength={200}
        value={body}
        error={act.fieldErrors['reviewerBody']}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Select
        label={t('reviews.invite.days')}
        value={days}
        allowDeselect={false}
        data={terms.map((value) => ({ value, label: t('reviews.invite.daysValue', { count: Number(value) }) }))}
        onChange={(value) => setDays(value ?? days)}
      />
    </Confirm>
  );
};
