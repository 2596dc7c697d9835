/**
 * The end of a use: what the meter shows. What was booked stands there already; an empty time is that from check-in to now.
 * The meter and an amount that was agreed on are the operator's: a customer who leaves by himself is not asked for them.
 */
import { useState, type FormEvent } from 'react';
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { decimalToMinor, LocalizedText, ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import type { Booking } from '../../contract/bookings.ts';
import { checkOut } from '../../contract/desk.ts';
import { readsOfDesk } from './reads.ts';

const whole = (value: string | number): number | undefined => (value === '' ? undefined : Number(value));

export const CheckOutForm = ({ booking, onDone, size = 'sm' }: { booking: Booking; onDone: (done: Booking) => void; size?: 'sm' | 'lg' }) => {
  const t = useText('facilities');
  const { tariff, tariffClass, agreed, currency } = booking.price;
  const rates = tariff.classes[tariffClass];
  const [minutes, setMinutes] = useState<string | number>('');
  const [samples, setSamples] = useState<string | number>(booking.details.samples ?? '');
  const [runs, setRuns] = useState<string | number>(booking.details.runs ?? '');
  const [used, setUsed] = useState<Readonly<Record<string, string | number>>>(booking.details.consumables ?? {});
  const [amount, setAmount] = useState('');
  const [words, setWords] = useState('');
  const minor = decimalToMinor(amount, currency);
  const [tried, setTried] = useState(false);
  const action = useAction(checkOut, { invalidates: readsOfDesk, onSuccess: onDone });
  const operates = booking.sides.includes('provider');
  const namesAmount = operates && !agreed;
  const amountWrong = namesAmount && (minor === undefined || minor.startsWith('-'));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (amountWrong) return;
    const consumables = Object.fromEntries(Object.entries(used).flatMap(([code, value]) => (whole(value) === undefined ? [] : [[code, Number(value)]])));
    void action.run({
      params: { facilityId: booking.facilityId, bookingId: booking.id },
      body: {
        revision: booking.revision,
        ...(whole(minutes) === undefined ? {} : { minutes: Number(minutes) }),
        ...(whole(samples) === undefined ? {} : { samples: Number(samples) }),
        ...(whole(runs) === undefined ? {} : { runs: Number(runs) }),
        ...(Object.keys(consumables).length > 0 ? { consumables } : {}),
        ...(namesAmount && minor !== undefined ? { agreedAmount: minor } : {}),
        ...(words.trim() === '' ? {} : { words: words.trim() }),
      },
    });
  };
  const count = { size, min: 0, allowDecimal: false, allowNegative: false, inputMode: 'numeric' } as const;
  return (
    <form className="tt-form" onSubmit={send} noValidate>
      <div className="tt-form-pair">
        {operates ? (
          <NumberInput
            {...count}
            label={t('desk.out.minutes')}
            description={t('desk.out.minutesHint')}
            max={527_040}
            value={minutes}
            onChange={setMinutes}
            error={action.fieldErrors['minutes']}
          />
        ) : null}
        {rates?.sample !== undefined || booking.details.samples !== undefined ? (
          <NumberInput {...count} label={t('desk.out.samples')} max={1_000_000} value={samples} onChange={setSamples} error={action.fieldErrors['samples']} />
        ) : null}
        {rates?.run !== undefined || booking.details.runs !== undefined ? (
          <NumberInput {...count} label={t('desk.out.runs')} max={100_000} value={runs} onChange={setRuns} error={action.fieldErrors['runs']} />
        ) : null}
      </div>
      {tariff.consumables.length > 0 ? (
        <fieldset className="tt-group">
          <legend>{t('desk.out.consumables')}</legend>
          <div className="tt-form-pair">
            {tariff.consumables.map((one) => (
              <NumberInput
                key={one.code}
                {...count}
                label={
                  <>
                    <LocalizedText value={one.name} quiet /> (<LocalizedText value={one.unit} quiet />)
                  </>
                }
                max={1_000_000}
                value={used[one.code] ?? ''}
                onChange={(value) => setUsed({ ...used, [one.code]: value })}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {namesAmount ? (
        <TextInput
          size={size}
          label={t('desk.out.amount', { currency })}
          description={t('desk.out.amountHint')}
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
          required
          error={action.fieldErrors['agreedAmount'] ?? (tried && amountWrong ? t('desk.out.amountWrong') : undefined)}
        />
      ) : null}
      <Textarea
        size={size}
        label={t('desk.out.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
      />
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" size={size} loading={action.pending}>
          {t('desk.out.act')}
        </Button>
      </div>
    </form>
  );
};
