/** The plan as pictures. */
import { useDeferredValue } from 'react';
import type { Draft } from '../draft.ts';
import { LastGood } from '../face-parts.tsx';
import type { Names } from '../names.ts';
import { usePacks } from '../use-packs.ts';
import { CurvePicture } from './curve-picture.tsx';
import { FlowPicture } from './flow-picture.tsx';

const PictureFace = ({ draft, names }: { draft: Draft; names: Names }) => {
  // Typing is not kept waiting by drawing.
  const plan = useDeferredValue(draft.plan);
  const packs = usePacks();
  return (
    <div className="sf-face">
      <LastGood draft={draft} />
      <FlowPicture plan={plan} names={names} />
      {plan.steps.length > 0 ? <CurvePicture plan={plan} packs={packs} names={names} /> : null}
    </div>
  );
};

export default PictureFace;
