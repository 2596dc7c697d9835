/** What people type for shares and amounts, as the tree wants it. */
import { fraction, parseDecimal, times, toExactDecimal } from '@tongtu/kernel/fraction';

/** `60` means sixty percent where a share is asked for; `0.6`, `3/5` and `60%` mean what they say. */
export const shareFromTyped = (text: string): string => {
  const trimmed = text.normalize('NFKC').trim();
  return /^\d+(?:\.\d*)?$/.test(trimmed) && Number(trimmed) >= 1 ? `${trimmed.replace(/\.$/, '')}%` : trimmed;
};

const scales: Readonly<Record<string, bigint>> = { 万: 10_000n, 百万: 1_000_000n, 千万: 10_000_000n, 亿: 100_000_000n, k: 1000n, m: 1_000_000n };
/** `1,500,000`, `150 万`, `1.5m`; what is none of these stays as it is, and the tree's door says so. */
export const amountFromTyped = (text: string): string => {
  const plain = text.normalize('NFKC').replace(/[,，\s元]/g, '');
  const match = /^(\d+(?:\.\d*)?)(万|百万|千万|亿|[kKmM])$/.exec(plain);
  const scale = scales[match?.[2]?.toLowerCase() ?? ''];
  if (scale === undefined) return plain;
  const number = parseDecimal(match![1]!);
  return number.ok ? (toExactDecimal(times(number.value, fraction(scale))) ?? plain) : plain;
};

/** With separators, and without decimals that say nothing: `1,500,000`. */
export const amountShown = (amount: string): string => {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(amount);
  if (match === null) return amount;
  const whole = match[1]!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return /^0*$/.test(match[2] ?? '') ? whole : `${whole}.${match[2]}`;
};
