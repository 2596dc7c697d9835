/** States of a plan's things as word and shape. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { VersionCard } from '../../contract/versions.ts';
import type { VersionState } from '../../domain/version-lifecycle.ts';

/** Half disc: somebody must act. */
const versionTones: Readonly<Record<VersionState, Tone>> = {
  draft: 'open',
  proposed: 'waiting',
  'in-force': 'good',
  superseded: 'closed',
  withdrawn: 'closed',
};
const verdictTones: Readonly<Record<VersionCard['verdict'], Tone>> = { lawful: 'good', warning: 'waiting', violation: 'bad' };

export const VersionMark = ({ state }: { state: VersionState }) => {
  const t = useText('sharing');
  return <StatusMark tone={versionTones[state]}>{t(`plans.versionStates.${state}`)}</StatusMark>;
};

export const VerdictMark = ({ verdict }: { verdict: VersionCard['verdict'] }) => {
  const t = useText('sharing');
  return <StatusMark tone={verdictTones[verdict]}>{t(`plans.verdicts.${verdict}`)}</StatusMark>;
};
