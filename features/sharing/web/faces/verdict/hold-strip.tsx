/** From no income to any income: where a floor holds and where it does not. The words beside it say the same. */
import type { Finding } from '../../../contract/check.ts';
import { useText } from '@tongtu/platform/ui';

export const HoldStrip = ({ finding, amount }: { finding: Finding; amount: (decimal: string) => string }) => {
  const t = useText('sharing');
  const { holds, from, until, counterexample } = finding;
  if (finding.figures !== 'money' || holds === 'unproven' || (holds !== 'always' && counterexample === undefined && from === undefined)) return null;
  const edge = from ?? until;
  const parts = holds === 'always' ? ['good'] : holds === 'from' ? ['bad', 'good'] : until === undefined ? ['bad'] : ['good', 'bad'];
  return (
    <div className="sf-strip" aria-hidden="true">
      <div className="sf-strip-bar">
        {parts.map((part, i) => (
          <span key={i} data-part={part}>
            {t(`faces.verdict.strip.${part}`)}
          </span>
        ))}
      </div>
      <div className="sf-strip-ends">
        <span>0</span>
        {edge === undefined ? null : <span>{amount(edge)}</span>}
        <span>∞</span>
      </div>
    </div>
  );
};
