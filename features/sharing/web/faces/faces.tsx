/** The faces of one plan: two side by side where there is room, one where there is not. All are made from one tree. */
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import { Tabs, ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { LoadingState, useText } from '@tongtu/platform/ui';
import type { BindingsOut } from '../../contract/versions.ts';
import { isWrong } from './face-parts.tsx';
import { focusPlace } from './focus-place.ts';
import { FormFace } from './form/form-face.tsx';
import type { WrittenFace } from './draft.ts';
import type { Names } from './names.ts';
import type { DraftState } from './use-draft.ts';
import './faces.css';

const TextFace = lazy(() => import('./text-face.tsx'));
const JsonFace = lazy(() => import('./json-face.tsx'));
const ClausesFace = lazy(() => import('./clauses-face.tsx'));
const PictureFace = lazy(() => import('./picture/picture-face.tsx'));

export const faces = ['form', 'picture', 'text', 'clauses', 'json'] as const;
export type Face = (typeof faces)[number];
const isWritten = (face: Face): face is WrittenFace => face === 'form' || face === 'text' || face === 'json';

type Props = {
  readonly state: DraftState;
  readonly names: Names;
  readonly readOnly?: boolean;
  /** Who stands behind the parties of a stored version: its clauses call them so. */
  readonly bindings?: BindingsOut;
  /** Unit and pathway are asked above, for the whole page. */
  readonly isAskedAbove?: boolean;
};
type PaneProps = Props & {
  readonly face: Face;
  readonly onFace: (face: Face) => void;
  readonly label: string;
  readonly onPlace: (place: string) => void;
  readonly tools?: ReactNode;
};

const Pane = ({ state, names, bindings, readOnly = false, isAskedAbove = false, face, onFace, label, onPlace, tools }: PaneProps) => {
  const t = useText('sharing');
  const shown: Readonly<Record<Face, () => ReactNode>> = {
    form: () => <FormFace state={state} disabled={readOnly} isAskedAbove={isAskedAbove} />,
    text: () => <TextFace state={state} readOnly={readOnly} />,
    json: () => <JsonFace state={state} readOnly={readOnly} />,
    clauses: () => <ClausesFace plan={state.draft.plan} bindings={bindings} draft={state.draft} onPlace={onPlace} />,
    picture: () => <PictureFace draft={state.draft} names={names} />,
  };
  return (
    <Tabs className="sf-pane" value={face} onChange={(value) => onFace((value ?? face) as Face)} keepMounted={false}>
      <div className="sf-pane-head">
        <Tabs.List aria-label={label}>
          {faces.map((one) => (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={
                isWritten(one) && isWrong(state.draft, one) ? (
                  <>
                    <IconAlertTriangle size={14} stroke={1.8} className="sf-tab-wrong" aria-hidden="true" />
                    <span className="tt-hidden">{t('faces.hasFaults')}</span>
                  </>
                ) : undefined
              }
            >
              {t(`faces.names.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tools}
      </div>
      <Tabs.Panel value={face}>
        <Suspense fallback={<LoadingState rows={6} height={320} />}>{shown[face]()}</Suspense>
      </Tabs.Panel>
    </Tabs>
  );
};

const Undo = ({ state }: { state: DraftState }) => {
  const t = useText('sharing');
  return (
    <span className="sf-undo">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('faces.undo')}
        title={t('faces.undo')}
        disabled={state.draft.past.length === 0}
        onClick={state.undo}
      >
        <IconArrowBackUp size={18} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('faces.redo')}
        title={t('faces.redo')}
        disabled={state.draft.future.length === 0}
        onClick={state.redo}
      >
        <IconArrowForwardUp size={18} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    </span>
  );
};

export const Faces = (props: Props) => {
  const t = useText('sharing');
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false }) ?? true;
  const [shown, setShown] = useState<readonly [Face, Face]>(props.readOnly ? ['clauses', 'picture'] : ['form', 'picture']);
  const frame = useRef<HTMLDivElement>(null);
  // The face that stands in the other pane changes places with this one.
  const set = (at: 0 | 1, face: Face): void =>
    setShown((now) => {
      const other = now[1 - at]!;
      const next = face === other ? now[at]! : other;
      return at === 0 ? [face, next] : [next, face];
    });
  const lead = useCallback((place: string): void => {
    setShown((now) => (now.includes('form') ? now : now[0] === 'clauses' ? [now[0], 'form'] : ['form', now[1]]));
    const find = (): void => focusPlace(frame.current, place);
    // The form may have to be drawn first.
    requestAnimationFrame(() => requestAnimationFrame(find));
  }, []);
  const leadNarrow = useCallback((place: string): void => {
    setShown(([, other]) => ['form', other === 'form' ? 'picture' : other]);
    requestAnimationFrame(() => requestAnimationFrame(() => focusPlace(frame.current, place)));
  }, []);
  return (
    <div className="sf-faces" ref={frame} data-wide={isWide}>
      <Pane
        {...props}
        face={shown[0]}
        onFace={(face) => set(0, face)}
        label={t('faces.left')}
        onPlace={isWide ? lead : leadNarrow}
        tools={props.readOnly ? undefined : <Undo state={props.state} />}
      />
      {isWide ? <Pane {...props} face={shown[1]} onFace={(face) => set(1, face)} label={t('faces.right')} onPlace={lead} /> : null}
    </div>
  );
};
