/**
 * Provinces as tiles of equal size: a small province with ten pilot lines is seen as well as a wide one.
 * One Tab stop; arrow keys go to the nearest tile in that direction, Enter or Space narrows the list.
 */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useRegions } from '@tongtu/listings/web';
import { useFormat, useText } from '@tongtu/platform/ui';
import layout from '@tongtu/parties/data/province-tiles.json' with { type: 'json' };
import { nextTile, stepOf, type Tile } from './tiles.ts';

type Counts = { readonly code: string; readonly facilities: number; readonly organizations: number; readonly listings: number };

const size = 64;
const gap = 5;

export const TileMap = ({ provinces, chosen, onChoose }: { provinces: readonly Counts[]; chosen: readonly string[]; onChoose: (code: string) => void }) => {
  const t = useText('matching');
  const format = useFormat();
  const regions = useRegions();
  const tiles = layout.tiles as readonly Tile[];
  const [at, setAt] = useState(tiles[0]!.code);
  const nodes = useRef(new Map<string, SVGGElement>());
  const counts = new Map(provinces.map((one) => [one.code, one]));
  const most = Math.max(1, ...provinces.map((one) => one.facilities + one.organizations));
  const move = (event: KeyboardEvent, code: string): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(code);
      return;
    }
    const next = nextTile(tiles, code, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    nodes.current.get(next)?.focus();
  };
  const width = layout.columns * (size + gap);
  const height = layout.rows * (size + gap);
  return (
    <figure className="mt-map">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside a drawing there are no form elements */}
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('map.label')}>
        {tiles.map(({ code, row, column }) => {
          const count = counts.get(code) ?? { facilities: 0, organizations: 0, listings: 0 };
          const name = regions.byCode.has(code) ? regions.name(code) : code;
          const short = name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '');
          return (
            <g
              key={code}
              ref={(node) => void (node ? nodes.current.set(code, node) : nodes.current.delete(code))}
              transform={`translate(${column * (size + gap)} ${row * (size + gap)})`}
              className="mt-tile"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside a drawing there are no form elements
              role="checkbox"
              aria-checked={chosen.includes(code)}
              tabIndex={code === at ? 0 : -1}
              aria-label={t('map.tile', { name, facilities: count.facilities, organizations: count.organizations })}
              data-step={stepOf(count.facilities + count.organizations, most)}
              onClick={() => onChoose(code)}
              onFocus={() => setAt(code)}
              onKeyDown={(event) => move(event, code)}
            >
              <title>{t('map.tile', { name, facilities: count.facilities, organizations: count.organizations })}</title>
              <rect width={size} height={size} rx={6} />
              <text
                className="mt-tile-name"
                x={size / 2}
                y={24}
                textAnchor="middle"
                textLength={short.length > 7 ? size - 8 : undefined}
                lengthAdjust="spacingAndGlyphs"
              >
                {short}
              </text>
              {count.facilities + count.organizations > 0 ? (
                <text className="mt-tile-count" x={size / 2} y={46} textAnchor="middle">
                  {format.number(count.facilities)} · {format.number(count.organizations)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <figcaption className="tt-quiet">{t('map.legend')}</figcaption>
    </figure>
  );
};
