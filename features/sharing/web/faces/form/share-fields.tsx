/** Shares of a whole, one slider a party. Sliders keep the sum; typed figures do not, and then the page says what is missing. */
import { useRef, useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { compareFractions, minus, zero } from '@tongtu/kernel/fraction';
import { formatShare } from '@tongtu/kernel/share';
import { useText } from '@tongtu/platform/ui';
import type { PartyShare } from '../../../domain/plan.ts';
import { lookStyle } from '../looks.ts';
import { fillWith, missingOf, moveShare, percentOf, shareOfPercent } from '../shares.ts';
import { useForm } from './context.ts';
import { ShareInput } from './inputs.tsx';
import { ShareBar } from './share-bar.tsx';
import { isWhole, readShare, rowsOf, sharesOf, type SharesJson } from './tree.ts';

type Props = {
  readonly place: string;
  readonly shares: SharesJson;
  /** Who may have a share, in order, with names. */
  readonly of: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (shares: Record<string, string>) => void;
  /** A coloured bar above: for parties, not for members. */
  readonly bar?: boolean;
  /** Members keep their place also with nothing. */
  readonly keepZero?: boolean;
};

/** What is missing or too much, and one click to mend it. */
const SumLine = ({
  rows,
  place,
  names,
  onFill,
}: {
  rows: readonly PartyShare[] | undefined;
  place: string;
  names: Props['of'];
  onFill: (party: string) => void;
}) => {
  const t = useText('sharing');
  const { faultAt, disabled } = useForm();
  const fault = faultAt(place);
  if (rows === undefined) return null;
  const missing = missingOf(rows);
  if (missing.numerator === 0n) return fault === undefined ? <p className="sf-sum">{t('faces.form.sumWhole')}</p> : <p className="sf-fault">{fault}</p>;
  const isTooMuch = compareFractions(missing, zero) < 0;
  const largest = rows
    .filter((row) => fillWith(rows, row.party) !== undefined)
    .reduce<PartyShare | undefined>((best, row) => (best === undefined || compareFractions(row.share, best.share) > 0 ? row : best), undefined);
  const name = names.find((one) => one.id === largest?.party)?.name ?? '';
  return (
    <output className="sf-fault">
      {t(isTooMuch ? 'faces.form.sumTooMuch' : 'faces.form.sumMissing', { share: formatShare(isTooMuch ? minus(zero, missing) : missing, 4) })}{' '}
      {largest === undefined || disabled ? null : (
        <Button size="compact-xs" variant="default" onClick={() => onFill(largest.party)}>
          {t(isTooMuch ? 'faces.form.takeFrom' : 'faces.form.giveTo', { name })}
        </Button>
      )}
    </output>
  );
};

export const ShareFields = ({ place, shares, of, onChange, bar = false, keepZero = false }: Props) => {
  const t = useText('sharing');
  const { tree, disabled } = useForm();
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  /** Where the sliders stood when this one was taken: what gives way comes back when one goes back. */
  const start = useRef<readonly PartyShare[] | null>(null);
  const ids = of.map(({ id }) => id);
  const rows = rowsOf(shares, ids);
  const write = (next: readonly PartyShare[]): void =>
    onChange(keepZero ? { ...Object.fromEntries(ids.map((id) => [id, '0%'])), ...sharesOf(next) } : sharesOf(next));
  const hold = (id: string): void => setHeld((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  return (
    <div className="sf-shares" data-place={place}>
      {bar && rows !== undefined ? <ShareBar rows={rows} parties={tree.parties} /> : null}
      <ul>
        {of.map(({ id, name }) => {
          const share = readShare(shares[id]);
          return (
            <li key={id} style={bar ? lookStyle(tree.parties, id) : undefined}>
              <span className="sf-share-name">
                {bar ? <span className="sf-swatch" aria-hidden="true" /> : null}
                {name}
              </span>
              <input
                type="range"
                className="sf-slider"
                min={0}
                max={100}
                step={1}
                aria-label={t('faces.form.sliderOf', { name })}
                aria-valuetext={share === undefined ? '' : formatShare(share, 2)}
                disabled={disabled || rows === undefined || !isWhole(rows) || held.has(id)}
                value={share === undefined ? 0 : percentOf(share)}
                onFocus={() => {
                  start.current = rows ?? null;
                }}
                onPointerDown={() => {
                  start.current = rows ?? null;
                }}
                onBlur={() => {
                  start.current = null;
                }}
                onChange={(event) => write(moveShare(start.current ?? rows ?? [], id, shareOfPercent(Number(event.currentTarget.value)), held))}
              />
              <ShareInput
                hideLabel
                className="sf-share-text"
                place={`${place}.${id}`}
                label={t('faces.form.shareOf', { name })}
                value={shares[id] ?? '0%'}
                onChange={(text) => onChange({ ...shares, [id]: text })}
              />
              <ActionIcon
                variant="subtle"
                color={held.has(id) ? 'way' : 'gray'}
                size="sm"
                aria-pressed={held.has(id)}
                aria-label={t('faces.form.hold', { name })}
                title={t('faces.form.hold', { name })}
                disabled={disabled || of.length < 3}
                onClick={() => hold(id)}
              >
                {held.has(id) ? <IconLock size={15} stroke={1.8} aria-hidden="true" /> : <IconLockOpen size={15} stroke={1.6} aria-hidden="true" />}
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <SumLine
        rows={rows}
        place={place}
        names={of}
        onFill={(party) => {
          const filled = rows === undefined ? undefined : fillWith(rows, party);
          if (filled !== undefined) write(filled);
        }}
      />
    </div>
  );
};
