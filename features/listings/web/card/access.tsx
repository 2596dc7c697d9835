/** How a reader gets to what is withheld: sign in, join, or ask the owner. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, Select, Textarea } from '@mantine/core';
import { Link, membershipsWith, ProblemNote, useAction, useFormat, useSession, useText } from '@tongtu/platform/ui';
import type { Layer, Listing } from '../../contract/cards.ts';
import { getListing, requestAccess } from '../../contract/routes.ts';

const AskForm = ({ listing, close }: { listing: Listing; close: () => void }) => {
  const t = useText('listings');
  const format = useFormat();
  const { session } = useSession();
  const memberships = membershipsWith(session).filter((m) => m.organizationState === 'verified' && m.organizationId !== listing.organization.id);
  const [organizationId, setOrganizationId] = useState(memberships[0]?.organizationId ?? '');
  const [purpose, setPurpose] = useState('');
  const ask = useAction(requestAccess, { invalidates: [getListing], onSuccess: close });
  return (
    <form
      className="ls-ask"
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run({ params: { listingId: listing.id }, body: { organizationId, purpose } });
      }}
    >
      <p>{t('access.does')}</p>
      <Select
        label={t('access.for')}
        value={organizationId}
        allowDeselect={false}
        onChange={(value) => setOrganizationId(value ?? '')}
        data={memberships.map((m) => ({ value: m.organizationId, label: format.localized(m.organizationName) }))}
        error={ask.fieldErrors['organizationId']}
      />
      <Textarea
        data-autofocus
        label={t('access.purpose')}
        description={t('access.purposeHint')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
        required
        autosize
        minRows={4}
        maxRows={10}
        maxLength={1000}
        error={ask.fieldErrors['purpose']}
      />
      <ProblemNote error={ask.problem} />
      <div className="ls-ask-buttons">
        <Button type="submit" loading={ask.pending} disabled={purpose.trim() === '' || organizationId === ''}>
          {t('access.send')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('acts.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** What to do about withheld fields of a layer; `undefined` when nothing can be done now. */
export const useUnlock = (listing: Listing): { button: (layer: Layer) => ReactNode; dialog: ReactNode } => {
  const t = useText('listings');
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const verified = membershipsWith(session).some((m) => m.organizationState === 'verified');
  const button = (layer: Layer): ReactNode => {
    if (!session.person) {
      return (
        <Link className="tt-link" to={`/sign-in?next=${encodeURIComponent(`/listings/${listing.id}`)}`}>
          {t('unlock.signIn')}
        </Link>
      );
    }
    if (!verified) {
      return (
        <Link className="tt-link" to="/organizations/apply">
          {t('unlock.join')}
        </Link>
      );
    }
    if (layer !== 'on-request') return null;
    if (listing.access === 'asked') return <span className="tt-quiet">{t('unlock.asked')}</span>;
    return (
      <>
        {listing.access === 'declined' ? <span className="tt-quiet">{t('unlock.declined')}</span> : null}
        <button type="button" className="ls-text-button" onClick={() => setAsking(true)}>
          {t(listing.access === 'declined' ? 'unlock.askAgain' : 'unlock.ask')}
        </button>
      </>
    );
  };
  const dialog = (
    <Modal opened={asking} onClose={() => setAsking(false)} title={t('access.title')} centered closeButtonProps={{ 'aria-label': t('acts.cancel') }}>
      <AskForm listing={listing} close={() => setAsking(false)} />
    </Modal>
  );
  return { button, dialog };
};
