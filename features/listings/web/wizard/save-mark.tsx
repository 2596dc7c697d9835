/** Whether what one typed is safe: a word and a shape, said aloud only when it matters. */
import { StatusMark, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { SaveState } from './draft.ts';

const tones: Readonly<Record<SaveState, Tone>> = { idle: 'good', dirty: 'open', saving: 'waiting', saved: 'good', failed: 'bad', conflict: 'waiting' };

export const SaveMark = ({ state, savedAt, failure, retry }: { state: SaveState; savedAt: string; failure: string | null; retry: () => void }) => {
  const t = useText('listings');
  const format = useFormat();
  return (
    <span className="ls-save" role={state === 'failed' || state === 'conflict' ? 'alert' : 'status'}>
      <StatusMark tone={tones[state]}>
        {state === 'saved' || state === 'idle'
          ? t('save.saved', { when: format.relative(savedAt) })
          : state === 'failed'
            ? t('save.failed', { why: failure ?? '' })
            : t(`save.${state}`)}
      </StatusMark>
      {state === 'failed' ? (
        <button type="button" className="ls-text-button" onClick={retry}>
          {t('save.retry')}
        </button>
      ) : null}
    </span>
  );
};
