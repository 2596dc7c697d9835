/** A feed goes out by a secret address that is shown once. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { Confirm, CopyButton, ProblemNote, StatusMark, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { listCalendars, renewFeed } from '../../contract/calendars.ts';
import type { Facility } from '../../contract/facilities.ts';

export const Feed = ({
  facility,
  scope,
  createdAt,
  readOnly,
}: {
  facility: Facility;
  scope: 'full' | 'busy';
  createdAt: string | undefined;
  readOnly: boolean;
}) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const renew = useAction(renewFeed, {
    invalidates: [listCalendars],
    onSuccess: (feed) => {
      setAsked(false);
      setAddress(feed.address);
    },
  });
  const run = () => renew.run({ params: { facilityId: facility.id }, body: { scope } });
  return (
    <li>
      <div>
        <p className="fo-item-head">
          <b>{t(`settings.feeds.${scope}`)}</b>
          {createdAt ? <StatusMark tone="good">{t('settings.feeds.on')}</StatusMark> : <StatusMark tone="open">{t('settings.feeds.off')}</StatusMark>}
        </p>
        <p className="tt-quiet">{t(`settings.feeds.${scope}Hint`)}</p>
        {createdAt ? <p className="tt-quiet">{t('settings.feeds.since', { when: format.dateTime(createdAt) })}</p> : null}
      </div>
      {readOnly ? null : (
        <div className="tt-actions">
          <Button size="xs" variant="default" loading={renew.pending} onClick={() => (createdAt ? setAsked(true) : void run())}>
            {createdAt ? t('settings.feeds.renew') : t('settings.feeds.make')}
          </Button>
          {asked ? null : <ProblemNote error={renew.problem} />}
          <Confirm
            opened={asked}
            onClose={() => setAsked(false)}
            title={t('settings.feeds.renew')}
            does={t('settings.feeds.renewDoes')}
            act={t('settings.feeds.renew')}
            danger
            pending={renew.pending}
            problem={renew.problem}
            onConfirm={run}
          />
          <Modal
            opened={address !== null}
            onClose={() => setAddress(null)}
            centered
            title={t(`settings.feeds.${scope}`)}
            closeButtonProps={{ 'aria-label': ui('close') }}
          >
            <div className="tt-form">
              <p>{t('settings.feeds.once')}</p>
              <code className="tt-code fo-secret">{address}</code>
              <div className="tt-form-foot">
                <CopyButton text={address ?? ''} />
              </div>
            </div>
          </Modal>
        </div>
      )}
    </li>
  );
};
