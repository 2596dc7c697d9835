/** A SHA-256: eight digits are enough to compare at a glance, all of them to copy. */
import { CopyButton, useText } from '@tongtu/platform/ui';

export const Hash = ({ sha256 }: { sha256: string }) => {
  const t = useText('diligence');
  return (
    <details className="dc-hash-box">
      <summary>
        SHA-256 <span className="dc-hash">{sha256.slice(0, 8)}…</span>
      </summary>
      <span className="dc-hash">{sha256}</span> <CopyButton text={sha256} label={t('dossier.evidence.copyHash')} />
    </details>
  );
};
