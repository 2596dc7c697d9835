/** What it costs: the price as it was frozen, then what was charged, with lines, and what corrected it and why. */
import { useState } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { Confirm, decimalToMinor, minorToDecimal, Remark, Section, useAction, useFormat, useText } from '@tongtu/platform/ui';
import type { Booking, Charge } from '../../contract/bookings.ts';
import { correctCharge } from '../../contract/desk.ts';
import { PriceLines } from '../parts/price-lines.tsx';
import { readsOfBookings } from './reads.ts';
import { useFeeSentences } from './tariff-table.tsx';

const Correct = ({ booking, charge, onClose }: { booking: Booking; charge: Charge; onClose: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const stands = standsAt(booking.charges, charge);
  const [amount, setAmount] = useState(() => minorToDecimal({ amount: stands, currency: charge.currency }));
  const [reason, setReason] = useState('');
  const minor = decimalToMinor(amount, charge.currency);
  const wrong = minor === undefined || minor.startsWith('-');
  const action = useAction(correctCharge, { invalidates: readsOfBookings, onSuccess: onClose });
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('book.correct.title')}
      does={t('book.correct.does', { amount: format.money({ amount: stands, currency: charge.currency }) })}
      act={t('book.correct.act')}
      pending={action.pending}
      disabled={wrong || reason.trim() === ''}
      problem={action.problem}
      onConfirm={() =>
        minor !== undefined &&
        action.run({
          params: { facilityId: booking.facilityId, bookingId: booking.id },
          body: { revision: booking.revision, chargeId: charge.id, amount: minor, reason: reason.trim() },
        })
      }
    >
      <TextInput
        data-autofocus
        label={t('book.correct.amount', { currency: charge.currency })}
        inputMode="decimal"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        required
        error={action.fieldErrors['amount'] ?? (wrong ? t('book.correct.amountWrong') : undefined)}
      />
      <Textarea
        label={t('book.correct.reason')}
        description={t('book.correct.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        required
        error={action.fieldErrors['reason']}
      />
    </Confirm>
  );
};

/** What a charge amounts to with its corrections, minor units. */
export const standsAt = (charges: readonly Charge[], charge: Charge): string =>
  charges
    .filter((one) => one.corrects === charge.id)
    .reduce((sum, one) => sum + BigInt(one.amount), BigInt(charge.amount))
    .toString();

const OneCharge = ({ booking, charge }: { booking: Booking; charge: Charge }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const mayCorrect = booking.actions.includes('correct') && charge.kind !== 'correction';
  return (
    <li>
      <div className="fb-charge-head">
        <b>{t(`book.charges.kinds.${charge.kind}`)}</b>
        <span className="tt-quiet">
          {format.dateTime(charge.at)} · {charge.by ?? t('book.house')}
        </span>
        {charge.statementId === null ? null : <span className="tt-tag">{t('book.charges.stated')}</span>}
      </div>
      {charge.reason ? <p className="tt-prose">{charge.reason}</p> : null}
      <PriceLines lines={charge.lines} currency={charge.currency} total={charge.amount} caption={t(`book.charges.kinds.${charge.kind}`)} />
      {mayCorrect ? (
        <Button size="xs" variant="default" onClick={() => setAsked(true)}>
          {t('book.correct.ask')}
        </Button>
      ) : null}
      {asked ? <Correct booking={booking} charge={charge} onClose={() => setAsked(false)} /> : null}
    </li>
  );
};

const Fees = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const fees = useFeeSentences(booking.price.tariff);
  return (
    <details className="fb-details">
      <summary>{t('book.price.fees')}</summary>
      <ul className="fb-list">
        {fees.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
};

export const Money = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { price, charges } = booking;
  const sum = charges.reduce((total, one) => total + BigInt(one.amount), 0n).toString();
  return (
    <Section framed title={t('book.charges.price')} id="money">
      <div className="fb-money">
        {price.agreed ? (
          <PriceLines
            lines={price.lines}
            currency={price.currency}
            total={price.total}
            caption={t('book.price.caption')}
            totalLabel={t('book.charges.frozen', { class: t(`book.classes.${price.tariffClass}`) })}
            below={BigInt(price.deposit) > 0n ? [[t('book.price.deposit'), price.deposit]] : []}
          />
        ) : (
          <Remark>
            <p>{t('book.price.byAgreement', { class: t(`book.classes.${price.tariffClass}`) })}</p>
          </Remark>
        )}
        <Fees booking={booking} />
        {charges.length > 0 ? (
          <Section level={3} title={t('book.charges.title')}>
            <ol className="fb-charges">
              {charges.map((charge) => (
                <OneCharge key={charge.id} booking={booking} charge={charge} />
              ))}
            </ol>
            {charges.length > 1 ? (
              <p className="fb-sum">
                <span>{t('book.charges.sum')}</span>
                <b>{format.money({ amount: sum, currency: price.currency })}</b>
              </p>
            ) : null}
          </Section>
        ) : null}
      </div>
    </Section>
  );
};
