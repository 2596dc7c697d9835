/** What several faces say: that they show the last readable plan, and that something typed is kept. */
import { Button } from '@mantine/core';
import { Remark, useText } from '@tongtu/platform/ui';
import { writtenFaces, type Draft, type WrittenFace } from './draft.ts';
import type { DraftState } from './use-draft.ts';

export const isWrong = (draft: Draft, face: WrittenFace): boolean => (draft.typed[face]?.faults.length ?? 0) > 0;
/** Faces in which something stands that cannot be read. */
export const wrongFaces = (draft: Draft): WrittenFace[] => writtenFaces.filter((face) => isWrong(draft, face));

/** Above a face that is made from the plan while something typed elsewhere cannot be read. */
export const LastGood = ({ draft, face }: { draft: Draft; face?: WrittenFace }) => {
  const t = useText('sharing');
  const others = wrongFaces(draft).filter((one) => one !== face);
  if (others.length === 0) return null;
  return <p className="sf-stale">{t('faces.lastGood', { faces: others.map((one) => t(`faces.names.${one}`)).join(t.language === 'zh' ? '、' : ', ') })}</p>;
};

/** Below the faults of a face: the plan can be shown again, at the cost of what was typed. */
export const DropTyped = ({ state, face }: { state: DraftState; face: WrittenFace }) => {
  const t = useText('sharing');
  if (!isWrong(state.draft, face)) return null;
  return (
    <Remark tone="warn">
      <div className="sf-drop">
        <span>{t('faces.kept')}</span>
        <Button size="xs" variant="default" onClick={() => state.drop(face)}>
          {t('faces.drop')}
        </Button>
      </div>
    </Remark>
  );
};
