/** The plan as JSON, as programs exchange it. */
import { useMemo } from 'react';
import { fail } from '@tongtu/kernel/result';
import { CopyButton, useText } from '@tongtu/platform/ui';
import { readPlan } from '../../domain/read-plan.ts';
import { CodeArea } from './code-area.tsx';
import { faultsOf } from './draft.ts';
import { DropTyped, LastGood } from './face-parts.tsx';
import { readJson } from './json-text.ts';
import type { DraftState } from './use-draft.ts';

export const typeJson = (state: DraftState, value: string): void => {
  const json = readJson(value);
  if (!json.ok) {
    state.type('json', value, fail('json-malformed'), [{ kind: 'json-malformed', place: '', details: {}, at: json.at }]);
    return;
  }
  const read = readPlan(json.value);
  state.type(
    'json',
    value,
    read,
    faultsOf(read).map((fault) => ({ ...fault, at: json.placeOf(fault.place) })),
  );
};

const JsonFace = ({ state, readOnly = false }: { state: DraftState; readOnly?: boolean }) => {
  const t = useText('sharing');
  const { tree, typed } = state.draft;
  const written = useMemo(() => JSON.stringify(tree, null, 2), [tree]);
  const value = typed.json?.value ?? written;
  return (
    <div className="sf-face">
      <div className="sf-face-tools">
        <CopyButton text={value} />
      </div>
      <LastGood draft={state.draft} face="json" />
      <CodeArea
        label={t('faces.names.json')}
        value={value}
        faults={typed.json?.faults ?? []}
        readOnly={readOnly}
        lang="en"
        onChange={(next) => typeJson(state, next)}
      />
      <DropTyped state={state} face="json" />
    </div>
  );
};

export default JsonFace;
