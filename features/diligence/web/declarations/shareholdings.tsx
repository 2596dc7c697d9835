/** Who holds shares of the unit, and whose shares it holds; recorded by who binds it. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { Confirm, Loaded, LoadingState, LocalizedText, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { endShareholding, listShareholdings, type ShareholdingView } from '../../contract/declarations.ts';
import { dayIn } from '../parts/days.ts';
import { useNow } from '../parts/use-now.ts';
import { ShareholdingForm, shareholdingReads } from './shareholding-form.tsx';

const End = ({ one, organizationId }: { one: ShareholdingView; organizationId: string }) => {
  const t = useText('diligence');
  const today = dayIn(useNow());
  const [asked, setAsked] = useState(false);
  const [until, setUntil] = useState(today);
  const end = useAction(endShareholding, { invalidates: shareholdingReads, onSuccess: () => setAsked(false) });
  return (
    <>
      <button type="button" className="dc-text-button" aria-label={t('declarations.shares.endOf', { name: one.holder.name })} onClick={() => setAsked(true)}>
        {t('declarations.shares.end')}
      </button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('declarations.shares.endTitle', { name: one.holder.name })}
        does={t('declarations.shares.endDoes')}
        act={t('declarations.shares.endAct')}
        pending={end.pending}
        problem={end.problem}
        disabled={until === ''}
        onConfirm={() => end.run({ params: { organizationId, shareholdingId: one.id }, body: { until } })}
      >
        <TextInput
          type="date"
          label={t('declarations.shares.until')}
          min={one.since}
          value={until}
          error={end.fieldErrors['until']}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Confirm>
    </>
  );
};

const Table = ({
  items,
  side,
  organizationId,
  may,
}: {
  items: readonly ShareholdingView[];
  side: 'holders' | 'held';
  organizationId: string;
  may: boolean;
}) => {
  const t = useText('diligence');
  const format = useFormat();
  if (items.length === 0) return <p className="dn-none">{t(`declarations.shares.none.${side}`)}</p>;
  return (
    <table className="tt-table dn-table">
      <caption className="tt-hidden">{t(`declarations.shares.${side}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`declarations.shares.who.${side}`)}</th>
          <th scope="col" className="dn-number">
            {t('declarations.shares.share')}
          </th>
          <th scope="col">{t('declarations.shares.time')}</th>
          <th scope="col">{t('declarations.shares.source')}</th>
          <th scope="col">
            <span className="tt-hidden">{t('declarations.list.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} data-over={one.until !== null}>
            <th scope="row">{side === 'holders' ? one.holder.name : <LocalizedText value={one.heldName} quiet />}</th>
            <td className="dn-number" data-label={t('declarations.shares.share')}>
              {one.share}%
            </td>
            <td data-label={t('declarations.shares.time')}>
              {one.until === null
                ? t('declarations.shares.since', { day: format.date(one.since) })
                : t('notices.fromTo', { from: format.date(one.since), to: format.date(one.until) })}
            </td>
            <td className="dn-wide" data-label={t('declarations.shares.source')}>
              {one.source}
            </td>
            <td className="dn-row-acts">{may && side === 'holders' && one.until === null ? <End one={one} organizationId={organizationId} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const Shareholdings = ({ organizationId }: { organizationId: string }) => {
  const t = useText('diligence');
  const [recording, setRecording] = useState(false);
  const found = useRoute(listShareholdings, { params: { organizationId } });
  return (
    <Loaded of={found} loading={<LoadingState shape="table" rows={3} />}>
      {({ holders, held, actions }) => (
        <>
          {actions.includes('record') ? (
            recording ? (
              <div className="tt-framed dn-recording">
                <ShareholdingForm organizationId={organizationId} onDone={() => setRecording(false)} />
              </div>
            ) : (
              <div className="dn-acts">
                <Button variant="default" onClick={() => setRecording(true)}>
                  {t('declarations.shares.record')}
                </Button>
              </div>
            )
          ) : null}
          <h3 className="tt-h3">{t('declarations.shares.holders')}</h3>
          <Table items={holders} side="holders" organizationId={organizationId} may={actions.includes('record')} />
          <h3 className="tt-h3 dn-second">{t('declarations.shares.held')}</h3>
          <Table items={held} side="held" organizationId={organizationId} may={false} />
        </>
      )}
    </Loaded>
  );
};
