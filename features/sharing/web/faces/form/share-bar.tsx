/** A whole and its parts at a glance. The figures stand beside it. */
import { percentOf } from '../shares.ts';
import { lookStyle } from '../looks.ts';
import type { PartyShare } from '../../../domain/plan.ts';
import type { Tree } from './tree.ts';

export const ShareBar = ({ rows, parties }: { rows: readonly PartyShare[]; parties: Tree['parties'] }) => (
  <div className="sf-bar" aria-hidden="true">
    {rows
      .filter(({ share }) => share.numerator > 0n)
      .map(({ party, share }) => (
        <span key={party} style={{ ...lookStyle(parties, party), flexGrow: percentOf(share) }} />
      ))}
  </div>
);
