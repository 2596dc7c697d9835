/** The plan as a form. Everything that is wrong is said at its field, and once more above, with a way there. */
import { useMemo, useRef, type ReactNode } from 'react';
import { useText } from '@tongtu/platform/ui';
import type { Fault } from '../draft.ts';
import { DropTyped, LastGood } from '../face-parts.tsx';
import { faultWords } from '../fault-words.ts';
import { focusPlace } from '../focus-place.ts';
import { useNames } from '../names.ts';
import type { DraftState } from '../use-draft.ts';
import { BaseFields } from './base-fields.tsx';
import { Basics } from './basics.tsx';
import { FormProvider, type FormState } from './context.ts';
import { RoundingFields, TermFields } from './more-fields.tsx';
import { EquityFields, ProfitFields } from './other-ways.tsx';
import { PartyFields } from './party-fields.tsx';
import { PoolFields } from './pool-fields.tsx';
import { StepFields } from './step-fields.tsx';
import { UnitFields } from './unit-fields.tsx';

/** The form's state for its fields; also for fields of the plan that stand elsewhere on a page. */
export const PlanForm = ({ state, disabled = false, children }: { state: DraftState; disabled?: boolean; children: ReactNode }) => {
  const t = useText('sharing');
  const { draft, setForm } = state;
  const tree = draft.typed.form?.value ?? draft.tree;
  const names = useNames(tree);
  const value = useMemo((): FormState => {
    const faults = draft.typed.form?.faults ?? [];
    return {
      tree,
      faults,
      names,
      disabled,
      change: setForm,
      faultAt: (place, { within = false } = {}) => {
        const fault = faults.find((one) => one.place === place || (within && one.place.startsWith(`${place}.`)));
        return fault === undefined ? undefined : faultWords(t, fault);
      },
    };
  }, [draft.typed.form, tree, names, disabled, setForm, t]);
  return <FormProvider value={value}>{children}</FormProvider>;
};

const Part = ({ title, open = true, children }: { title: string; open?: boolean; children: ReactNode }) => (
  <details className="sf-part" open={open}>
    <summary>
      <h3>{title}</h3>
    </summary>
    <div className="sf-part-body">{children}</div>
  </details>
);

const FaultLinks = ({ faults, within }: { faults: readonly Fault[]; within: () => HTMLElement | null }) => {
  const t = useText('sharing');
  if (faults.length === 0) return null;
  return (
    <ul className="sf-faults" aria-live="polite">
      {faults.slice(0, 6).map((fault, i) => (
        <li key={i}>
          <button type="button" onClick={() => focusPlace(within(), fault.place)}>
            {t('faces.show')}
          </button>
          <span>{faultWords(t, fault)}</span>
        </li>
      ))}
    </ul>
  );
};

type Props = {
  readonly state: DraftState;
  readonly disabled?: boolean;
  /** Unit and pathway are asked above, for the whole page. */ readonly isAskedAbove?: boolean;
};

export const FormFace = ({ state, disabled = false, isAskedAbove = false }: Props) => {
  const t = useText('sharing');
  const frame = useRef<HTMLDivElement>(null);
  const tree = state.draft.typed.form?.value ?? state.draft.tree;
  const isImplementation = tree.annualProfit !== undefined;
  return (
    <PlanForm state={state} disabled={disabled}>
      <div className="sf-face sf-form" ref={frame}>
        <LastGood draft={state.draft} face="form" />
        <FaultLinks faults={state.draft.typed.form?.faults ?? []} within={() => frame.current} />
        <DropTyped state={state} face="form" />
        <Part title={t('faces.parts.basics')} open={!isAskedAbove}>
          <Basics withPathwayField={!isAskedAbove} />
          {isAskedAbove ? null : <UnitFields />}
        </Part>
        <Part title={t('faces.parts.parties')}>
          <PartyFields />
        </Part>
        {tree.equity === undefined ? null : (
          <Part title={t('faces.parts.equity')}>
            <EquityFields />
          </Part>
        )}
        {isImplementation ? (
          <Part title={t('faces.parts.annualProfit')}>
            <ProfitFields />
          </Part>
        ) : null}
        {tree.equity !== undefined || (isImplementation && tree.steps === undefined) ? null : (
          <>
            <Part title={t('faces.parts.base')}>
              <BaseFields />
            </Part>
            <Part title={t('faces.parts.steps')}>
              <StepFields />
            </Part>
          </>
        )}
        <Part title={t('faces.parts.pool')}>
          <PoolFields />
        </Part>
        <Part title={t('faces.parts.terms')} open={tree.terms !== undefined}>
          <TermFields />
        </Part>
        <Part title={t('faces.parts.rounding')} open={false}>
          <RoundingFields />
        </Part>
      </div>
    </PlanForm>
  );
};
