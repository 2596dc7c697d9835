/** States of runs and payments as word and shape. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { PaymentState, RunState } from '../../domain/payment-run.ts';

const runTones: Readonly<Record<RunState, Tone>> = { prepared: 'waiting', approved: 'next', settled: 'good', cancelled: 'closed' };
const paymentTones: Readonly<Record<PaymentState, Tone>> = { planned: 'open', 'in-payment': 'next', paid: 'good', returned: 'bad', dropped: 'closed' };

export const RunMark = ({ state }: { state: RunState }) => {
  const t = useText('sharing');
  return <StatusMark tone={runTones[state]}>{t(`payment-pages.runStates.${state}`)}</StatusMark>;
};

export const PaymentMark = ({ state }: { state: PaymentState }) => {
  const t = useText('sharing');
  return <StatusMark tone={paymentTones[state]}>{t(`payment-pages.paymentStates.${state}`)}</StatusMark>;
};
