/**
 * What this reader may do with a card now: the server lists it (`actions`), here stand the buttons. The
 * next act is the only filled one; what cannot be taken back says first what it does.
 */
import { useState } from 'react';
import { Button, Modal, Textarea } from '@mantine/core';
import { ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { readsOfListings } from './reads.ts';
import type { ListingState, WorkingCopy } from '../../contract/cards.ts';
import {
  closeListing,
  confirmListing,
  pauseListing,
  publishListing,
  resumeListing,
  returnListing,
  submitListing,
  withdrawListing,
} from '../../contract/routes.ts';

/** `reason`: the route wants a sentence. `final`: cannot be taken back. */
const acts = {
  submit: { route: submitListing, main: true },
  publish: { route: publishListing, main: true },
  resume: { route: resumeListing, main: true },
  confirm: { route: confirmListing },
  return: { route: returnListing, reason: true },
  pause: { route: pauseListing, reason: true },
  close: { route: closeListing, reason: true, final: true },
  withdraw: { route: withdrawListing, reason: true, final: true },
} as const;
export type Act = keyof typeof acts;
const order = Object.keys(acts) as Act[];

/** The acts among a listing's `actions`, in a fixed order. */
export const actsOf = (actions: readonly string[]): readonly Act[] => order.filter((act) => actions.includes(act));

type Props = {
  readonly listing: { readonly id: string; readonly state: ListingState; readonly actions: readonly string[] };
  readonly place: 'wizard' | 'page' | 'row';
  /** Saves what is pending; the act waits for it. */
  readonly before?: () => Promise<boolean>;
  readonly onDone?: (copy: WorkingCopy) => void;
};

const Ask = ({ act, listing, before, onDone, close }: Props & { act: Act; close: () => void }) => {
  const t = useText('listings');
  const [reason, setReason] = useState('');
  const [unsaved, setUnsaved] = useState(false);
  const declared: { route: (typeof acts)[Act]['route']; main?: boolean; reason?: boolean; final?: boolean } = acts[act];
  const action = useAction(declared.route as typeof returnListing, {
    invalidates: readsOfListings,
    onSuccess: (copy) => {
      onDone?.(copy);
      close();
    },
  });
  const run = async (): Promise<void> => {
    if (before && !(await before())) return setUnsaved(true);
    setUnsaved(false);
    await action.run({ params: { listingId: listing.id }, ...(declared.reason ? { body: { reason } } : {}) } as never);
  };
  return (
    <form
      className="ls-ask"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p>{t(`acts.${act}.does`)}</p>
      {declared.reason ? (
        <Textarea
          data-autofocus
          label={t(`acts.${act}.reason`)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
          required
          error={action.fieldErrors['reason']}
        />
      ) : null}
      {unsaved ? <p className="ls-field-error">{t('acts.unsaved')}</p> : null}
      <ProblemNote error={action.problem} />
      <div className="ls-ask-buttons">
        <Button type="submit" loading={action.pending} disabled={declared.reason === true && reason.trim() === ''} color={declared.final ? 'red' : 'way'}>
          {t(`acts.${act}.name`)}
        </Button>
        <Button variant="default" onClick={close}>
          {t('acts.cancel')}
        </Button>
      </div>
    </form>
  );
};

export const ListingActions = ({ listing, place, before, onDone }: Props) => {
  const t = useText('listings');
  const [asked, setAsked] = useState<Act | null>(null);
  const offered = actsOf(listing.actions);
  if (offered.length === 0) return null;
  const main = offered.find((act) => 'main' in acts[act]);
  return (
    <div className="ls-actions" data-place={place}>
      {offered.map((act) => (
        <Button key={act} size={place === 'row' ? 'xs' : 'sm'} variant={act === main ? 'filled' : 'default'} onClick={() => setAsked(act)}>
          {t(`acts.${act}.name`)}
        </Button>
      ))}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? t(`acts.${asked}.title`) : ''}
        centered
        closeButtonProps={{ 'aria-label': t('acts.cancel') }}
      >
        {asked ? (
          <Ask act={asked} listing={listing} place={place} {...(before ? { before } : {})} {...(onDone ? { onDone } : {})} close={() => setAsked(null)} />
        ) : null}
      </Modal>
    </div>
  );
};
