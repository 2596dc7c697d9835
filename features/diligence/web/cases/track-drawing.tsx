/** The way of the price, drawn: stations on a line, as far as it has come in the accent colour. On a phone the line runs down. */
import { useText } from '@tongtu/platform/ui';
import type { PriceMethod, PriceState, PricingTrack } from '../../domain/pricing.ts';
import { pathOf, standings } from './track-path.ts';

type Props = { readonly track: PricingTrack; readonly method: PriceMethod; readonly state: PriceState; readonly skipsNotice: boolean };

export const TrackDrawing = ({ track, method, state, skipsNotice }: Props) => {
  const t = useText('diligence');
  const path = pathOf(track, method, skipsNotice && state !== 'in-notice');
  const stands = standings(path, state);
  return (
    <ol className="dc-path" aria-label={t('pricing.path')}>
      {path.map((station, index) => (
        <li
          key={station}
          data-stands={stands[index]}
          aria-current={stands[index] === 'now' || (station === state && index === path.length - 1) ? 'step' : undefined}
        >
          <span className="tt-hidden">{t(`pricing.stands.${stands[index]!}`)}</span>
          <span>{t(`pricing.states.${station}`)}</span>
        </li>
      ))}
    </ol>
  );
};
