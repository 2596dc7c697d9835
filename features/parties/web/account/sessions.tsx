/** Where I am signed in, and how to end it. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Confirm, Loaded, ProblemNote, Section, StatusMark, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { deviceOf } from './device.ts';

export const Sessions = () => {
  const t = useText('parties');
  const format = useFormat();
  const sessions = useRoute(authRoutes.listSessions);
  const [asked, setAsked] = useState(false);
  const end = useAction(authRoutes.endSession, { invalidates: [authRoutes.listSessions] });
  const endOthers = useAction(authRoutes.endOtherSessions, { invalidates: [authRoutes.listSessions], onSuccess: () => setAsked(false) });
  return (
    <Section framed id="sessions" title={t('account.sessions.title')} lead={t('account.sessions.lead')}>
      <Loaded of={sessions}>
        {({ items }) => (
          <>
            <ul className="pt-items">
              {items.map((one) => {
                const device = deviceOf(one.userAgent);
                const name = [device.browser, device.system].filter(Boolean).join(' · ') || t('account.sessions.unknown');
                return (
                  <li key={one.id}>
                    <div>
                      <b>{name}</b> {one.current ? <StatusMark tone="good">{t('account.sessions.current')}</StatusMark> : null}
                      <p className="tt-hint">
                        {[
                          t(`account.sessions.factor.${one.factor}`),
                          one.ip ?? '',
                          t('account.sessions.used', { when: format.relative(one.lastUsedAt) }),
                          t('account.sessions.until', { date: format.date(one.expiresAt) }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </p>
                    </div>
                    {one.current ? null : (
                      <Button variant="default" size="xs" loading={end.pending} onClick={() => void end.run({ params: { sessionId: one.id } })}>
                        {t('account.sessions.end')}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
            <ProblemNote error={end.problem} />
            {items.length > 1 ? (
              <div className="tt-form-foot">
                <Button variant="default" onClick={() => setAsked(true)}>
                  {t('account.sessions.endOthers')}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('account.sessions.endOthers')}
        does={t('account.sessions.endOthersDoes')}
        act={t('account.sessions.endOthers')}
        pending={endOthers.pending}
        problem={endOthers.problem}
        onConfirm={() => endOthers.run()}
      />
    </Section>
  );
};
