/** Places of one or of several facilities that are held together: all of them or none. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { LocalizedText, ProblemNote, Remark, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { holdBookings } from '../../contract/bookings.ts';
import { FreeSlotButtons, offeredSlots } from '../parts/free-slot-choice.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { useBasket, type BasketItem } from './basket.ts';
import { readsOfBookings } from './reads.ts';
import type { HeldAnswer } from './your-choice.tsx';

/** Sums by currency, for what has a price. */
const sums = (items: readonly BasketItem[]): readonly { readonly amount: string; readonly currency: string }[] =>
  Object.entries(Object.groupBy(items, (item) => item.currency)).flatMap(([currency, of = []]) => {
    const priced = of.filter((item) => item.total !== undefined);
    return priced.length === 0 ? [] : [{ currency, amount: priced.reduce((sum, item) => sum + BigInt(item.total!), 0n).toString() }];
  });

export const BasketBox = ({ organizationId, onHeld }: { organizationId: string | undefined; onHeld: (answer: HeldAnswer) => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const basket = useBasket();
  const hold = useAction(holdBookings, {
    invalidates: readsOfBookings,
    onSuccess: (answer) => {
      basket.clear();
      onHeld(answer);
    },
  });
  const { items } = basket;
  if (items.length === 0) return null;
  const at = Number(hold.problem?.details['place'] ?? -1);
  const refused = items[at];
  const next = offeredSlots(hold.problem?.details);
  return (
    <section className="fb-box" aria-labelledby="basket">
      <h2 id="basket" className="fb-box-title">
        {t('book.basket.title', { count: items.length })}
      </h2>
      <ol className="fb-basket">
        {items.map((item, index) => (
          <li key={`${item.facilityId} ${item.from} ${index}`} data-refused={index === at}>
            <span className="fb-basket-words">
              <LocalizedText value={item.facilityTitle} quiet />
              <span className="tt-quiet">
                <LocalizedText value={item.placeName} quiet />
              </span>
              <SpanText from={item.from} to={item.to} zone={item.zone} />
              {item.total === undefined ? null : <span>{format.money({ amount: item.total, currency: item.currency })}</span>}
            </span>
            <button
              type="button"
              className="fb-icon"
              aria-label={t('book.basket.remove', { name: format.localized(item.facilityTitle) })}
              onClick={() => {
                hold.reset();
                basket.remove(index);
              }}
            >
              <IconX size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      {sums(items).map((sum) => (
        <p key={sum.currency} className="fb-sum">
          <span>{t('parts.price.total')}</span>
          <b>{format.money(sum)}</b>
        </p>
      ))}
      {hold.problem ? <ProblemNote error={hold.problem} /> : null}
      {refused && next.length > 0 ? (
        <Remark tone="warn" title={t('book.basket.instead', { name: format.localized(refused.facilityTitle) })}>
          <FreeSlotButtons
            slots={next}
            zone={refused.zone}
            label={t('book.taken.offers')}
            onTake={(slot) => {
              hold.reset();
              const { groupId, ...rest } = refused;
              basket.replace(at, { ...(groupId === undefined ? { ...rest, resourceId: slot.resourceId } : refused), from: slot.from, to: slot.to });
            }}
          />
        </Remark>
      ) : null}
      <div className="fb-acts">
        <Button
          fullWidth
          loading={hold.pending}
          disabled={organizationId === undefined}
          onClick={() =>
            organizationId !== undefined &&
            void hold.run({
              body: {
                organizationId,
                places: items.map(({ facilityId, resourceId, groupId, from, to }) => ({
                  facilityId,
                  from,
                  to,
                  ...(resourceId === undefined ? { groupId } : { resourceId }),
                })),
              },
            })
          }
        >
          {t('book.basket.hold', { count: items.length })}
        </Button>
        <p className="tt-hint">{t('book.basket.means')}</p>
      </div>
    </section>
  );
};
