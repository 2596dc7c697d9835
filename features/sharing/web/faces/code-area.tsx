/** A text with line numbers, coloured, in which faults are marked where they stand. A plain text field, so that every keyboard and reader works. */
import { useId, useMemo, useRef } from 'react';
import { useText } from '@tongtu/platform/ui';
import { codePieces, type Coloured } from './code-pieces.ts';
import type { Fault } from './draft.ts';
import { faultWords, placeWords } from './fault-words.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly colours?: readonly Coloured[];
  readonly readOnly?: boolean;
  readonly lang?: string;
  readonly onChange: (value: string) => void;
};
const none: readonly Coloured[] = [];

const Faults = ({ id, faults, onChoose }: { id: string; faults: readonly Fault[]; onChoose: (fault: Fault) => void }) => {
  const t = useText('sharing');
  return (
    <ul className="sf-faults" id={id}>
      {faults.slice(0, 8).map((fault, i) => (
        <li key={i}>
          <button type="button" onClick={() => onChoose(fault)}>
            {placeWords(t, fault)}
          </button>
          <span>{faultWords(t, fault)}</span>
        </li>
      ))}
      {faults.length > 8 ? <li className="tt-quiet">{t('faces.moreFaults', { count: faults.length - 8 })}</li> : null}
    </ul>
  );
};

export const CodeArea = ({ label, value, faults, colours = none, readOnly = false, lang, onChange }: Props) => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;
  const wrong = new Set(faults.map(({ at }) => at?.line));
  const pieces = useMemo(() => codePieces(value, colours, faults), [value, colours, faults]);
  const goTo = ({ at }: Fault): void => {
    const area = field.current!;
    area.focus({ preventScroll: true });
    if (at === undefined) return;
    area.setSelectionRange(at.offset, at.offset + at.length);
    const lineHeight = area.scrollHeight / lines;
    frame.current!.scrollTo({ top: Math.max(0, (at.line - 4) * lineHeight) });
    frame.current!.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="sf-code">
      {faults.length === 0 ? null : <Faults id={`${id}-faults`} faults={faults} onChoose={goTo} />}
      <div className="sf-code-frame" ref={frame} data-wrong={faults.length > 0}>
        <div className="sf-code-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, i) => (
            <span key={i} data-wrong={wrong.has(i + 1)}>
              {i + 1}
            </span>
          ))}
        </div>
        {/* The coloured text gives the field its size: numbers, marks and letters never part from each other. */}
        <div className="sf-code-text">
          <pre aria-hidden="true" lang={lang}>
            {pieces.map(({ text, kind, isWrong }, i) =>
              kind === undefined && !isWrong ? (
                text
              ) : (
                <span key={i} className={isWrong ? 'sf-code-wrong' : undefined} data-kind={kind}>
                  {text}
                </span>
              ),
            )}
            {'\n'}
          </pre>
          <textarea
            ref={field}
            aria-label={label}
            aria-invalid={faults.length > 0}
            aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
            value={value}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            lang={lang}
            maxLength={200_000}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
      </div>
    </div>
  );
};
