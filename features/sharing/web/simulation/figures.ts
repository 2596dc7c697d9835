/** Figures of a forecast for people: whole units of the currency, since fen of a guess say nothing. Exact ones are in the copied data. */
import { useMemo } from 'react';
import { useFormat } from '@tongtu/platform/ui';

export type Figures = {
  /** `1,234,568` from decimal text. */
  readonly whole: (amount: string) => string;
  /** `120万`, `1.2M`. */
  readonly short: (amount: number) => string;
};

export const useFigures = (): Figures => {
  const format = useFormat();
  return useMemo(
    () => ({
      // Intl reads the text digit by digit, without a double on the way.
      whole: (amount) => format.number(amount as unknown as number, { maximumFractionDigits: 0 }),
      short: (amount) => format.number(amount, { notation: 'compact', maximumFractionDigits: 1 }),
    }),
    [format],
  );
};
